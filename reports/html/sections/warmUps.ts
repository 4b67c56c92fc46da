import type { Benchmark } from '../../../harness/schema/manifest.ts'
import { duration } from '../../format/duration.ts'
import { percent } from '../../format/percent.ts'
import { steadinessInWords } from '../../view/flags.ts'
import type { View } from '../../view/view.ts'
import { doubt } from '../doubt.ts'
import { html, type Markup } from '../markup.ts'
import { swatch } from '../swatch.ts'
import { columnHead, table } from '../table.ts'
import { emptyCell } from '../valueCell.ts'

const steadinessCell = (view: View, benchmark: Benchmark, browser: string, variant: string): Markup => {
  const cell = view.cellAt(benchmark, browser, variant, view.headline?.id ?? '')
  if (cell.state !== 'measured') return emptyCell(cell)
  const words = steadinessInWords(cell.estimate)
  const odd = cell.estimate.steadiness === 'never-steady' || cell.estimate.steadiness === 'slow-down'
  return html`<td class="${odd ? 'check-failed' : 'steadiness'}">
    ${words ?? '–'}${doubt(words === null ? '' : cell.mark)}
  </td>`
}

/** What the pilot decided for the visits to a benchmark in a browser, and from what. */
const allocationCell = ({ document }: View, benchmark: Benchmark, browser: string, mark: string): Markup => {
  const found = document.allocations.find((entry) => entry.browser === browser && entry.benchmark === benchmark.id)
  if (found === undefined) return html`<td class="none">no pilot</td>`
  const { measureMs, fixedMs, varianceWithin, varianceBetween } = found
  return html`<td>
    ${duration(measureMs)} of sampling${doubt(mark)}<span class="hint"
      >ratios vary by ${percent(Math.sqrt(varianceBetween))} between visits and ${percent(Math.sqrt(varianceWithin))} in
      a second of sampling; ${duration(fixedMs)} before it samples</span
    >
  </td>`
}

/** How each variant of a benchmark behaved from its first call on, and how long visits to it pay. */
export const warmUps = (view: View, benchmark: Benchmark): Markup =>
  table(
    `Warm-up and length of visits of ${benchmark.title}`,
    [
      columnHead('Engine', false),
      ...view.variants.map((variant) => columnHead(swatch(variant), false)),
      columnHead('Visits after the pilot', false),
    ],
    html`<tbody>
      ${view.browsers.map(
        ({ id, title, mark }) =>
          html`<tr>
            <th scope="row" class="engine">${title}${doubt(mark)}</th>
            ${view.variants.map((variant) => steadinessCell(view, benchmark, id, variant.id))}
            ${allocationCell(view, benchmark, id, mark)}
          </tr>`,
      )}
    </tbody>`,
  )
