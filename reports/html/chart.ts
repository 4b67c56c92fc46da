import { type Fragment, html, type Markup } from './markup.ts'
import { table } from './table.ts'

export type ChartKind = 'speed-up' | 'load' | 'size' | 'visits' | 'canary' | 'pareto' | 'size-speed' | 'warm-up'

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

/** A chart whose table has these rows in a single body. */
export const chartOfRows = (kind: ChartKind, index: number, label: string, head: Fragment, rows: Fragment): Markup =>
  chart(
    kind,
    index,
    label,
    table(
      label,
      head,
      html`<tbody>
        ${rows}
      </tbody>`,
    ),
  )
