import type { VariantVerdict } from '../view/verdicts.ts'
import { fixed } from '../format/decimals.ts'
import { html, type Markup } from './markup.ts'
import { variantClass } from './swatch.ts'

const width = 240
const height = 18

/**
 * A variant's speed-ups in one browser as a row of dots with intervals, on a log scale from `min` to `max` with 1× marked.
 * Drawn by the server, so that the verdict can be seen without JavaScript.
 */
export const strip = (verdict: VariantVerdict, { min, max }: { min: number; max: number }): Markup => {
  const x = (ratio: number) => fixed((Math.log(ratio / min) / Math.log(max / min)) * width, 1)
  return html`<svg
    class="strip ${variantClass(verdict.variant)}"
    viewBox="0 0 ${width} ${height}"
    preserveAspectRatio="xMinYMid"
    aria-hidden="true"
    focusable="false"
  >
    <line class="axis" x1="0" x2="${width}" y1="9" y2="9" />
    <line class="unity" x1="${x(1)}" x2="${x(1)}" y1="2" y2="16" />
    ${verdict.judged.map(
      ({ ratio }) =>
        html`${
            ratio.interval &&
            html`<line class="whisker" x1="${x(ratio.interval.low)}" x2="${x(ratio.interval.high)}" y1="9" y2="9" />`
          }<circle cx="${x(ratio.value)}" cy="9" r="3.6" />`,
    )}
  </svg>`
}
