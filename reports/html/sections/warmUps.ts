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

/** A row per engine, a column per variant. */
const wide = (view: View, benchmark: Benchmark, caption: string): Markup =>
  table(
    caption,
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

/** A row per variant, a column per engine. */
const long = (view: View, benchmark: Benchmark, caption: string): Markup =>
  table(
    caption,
    [
      columnHead('Variant', false),
      ...view.browsers.map(({ title, mark }) => columnHead(html`${title}${doubt(mark)}`, false)),
    ],
    html`<tbody>
      ${view.variantsFor(benchmark).map(
        (variant) =>
          html`<tr>
            <th scope="row">${swatch(variant)}</th>
            ${view.browsers.map(({ id }) => steadinessCell(view, benchmark, id, variant.id))}
          </tr>`,
      )}
      <tr>
        <th scope="row">Visits after the pilot</th>
        ${view.browsers.map(({ id, mark }) => allocationCell(view, benchmark, id, mark))}
      </tr>
    </tbody>`,
  )

/** How each variant of a benchmark behaved from its first call on, and how long visits to it pay. */
export const warmUps = (view: View, benchmark: Benchmark): Markup => {
  const caption = `Warm-up and length of visits of ${benchmark.title}`
  return view.isLong ? long(view, benchmark, caption) : wide(view, benchmark, caption)
}
