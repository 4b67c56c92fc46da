import { type Fragment, html, type Markup } from './markup.ts'

export type ChartKind = 'speed-up' | 'load' | 'size' | 'visits'

/**
 * A chart's place. The client draws into the canvas by `data-chart` and `data-index`; until then, and without
 * JavaScript, the table stands open below the hidden canvas.
 */
export const chart = (kind: ChartKind, index: number, label: string, tableView: Fragment): Markup =>
  html`<div class="chart">
    <div class="canvas" hidden>
      <canvas
        data-chart="${kind}"
        data-index="${index}"
        role="img"
        aria-label="${label}. The same numbers follow as a table."
      ></canvas>
    </div>
    <details class="as-table" open>
      <summary>Table<span class="visually-hidden">: ${label}</span></summary>
      ${tableView}
    </details>
  </div>`
