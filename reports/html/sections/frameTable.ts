import type { Benchmark } from '../../../harness/schema/manifest.ts'
import type { MetricFacts } from '../../../harness/schema/metric.ts'
import { quantity } from '../../format/quantity.ts'
import { ratioText } from '../../format/ratio.ts'
import type { BrowserView } from '../../view/browsers.ts'
import type { Cell } from '../../view/cells.ts'
import { capacityId, frameMetrics, frameStepId } from '../../view/frames.ts'
import type { VariantView } from '../../view/variants.ts'
import type { View } from '../../view/view.ts'
import { doubt } from '../doubt.ts'
import { type Fragment, html, type Markup } from '../markup.ts'
import { swatch } from '../swatch.ts'
import { columnHead, table } from '../table.ts'
import { emptyCell } from '../valueCell.ts'

const budgetId = 'budget-share'

/** Columns of the table, with what their heads say. */
const columns: readonly (readonly [metric: string, head: string])[] = [
  [capacityId, 'Capacity'],
  [frameStepId, 'Wasm p50'],
  ['frame-work-p50', 'Work p50'],
  ['frame-work-p95', 'Work p95'],
  ['frame-work-p99', 'Work p99'],
  ['frame-interval-p95', 'Interval p95'],
  ['dropped-frames', 'Dropped'],
  ['fps', 'Shown'],
  [budgetId, 'Budget'],
]

/** Figures that have their ratio below them: what SIMD is about, and what it carries. */
const compared = new Set([frameStepId, capacityId])

const ratioBelow = (cell: Cell): Fragment => {
  if (cell.state !== 'measured' || cell.estimate.ratio === null) return null
  const { ratio } = cell.estimate
  return html`<span class="throughput">${ratioText(ratio)}${doubt(cell.mark)}</span>`
}

const overBudget = (cell: Cell, metric: MetricFacts): Fragment =>
  metric.id === budgetId && cell.state === 'measured' && cell.estimate.value > 1
    ? html`<span class="check-failed">over budget</span>`
    : null

const figure = (view: View, benchmark: Benchmark, browser: BrowserView, variant: VariantView, metric: MetricFacts) => {
  const cell = view.cellAt(benchmark, browser.id, variant.id, metric.id)
  const drawn = view.cellAt(benchmark, browser.id, variant.id, 'fps')
  // It drew, only not often enough for this quantile.
  if (cell.state !== 'measured' && drawn.state === 'measured' && metric.id !== capacityId)
    return html`<td class="none">– too few frames</td>`
  if (cell.state !== 'measured') return emptyCell(cell)
  const { value, interval } = cell.estimate
  // Nine figures have no room for their intervals; those are below.
  return html`<td class="number">
    ${quantity(value, metric.unit, interval)}${doubt(cell.mark)}${compared.has(metric.id) ? ratioBelow(cell) : null}${overBudget(cell, metric)}
  </td>`
}

const row = (
  view: View,
  benchmark: Benchmark,
  browser: BrowserView,
  variant: VariantView,
  metrics: readonly MetricFacts[],
  isFirst: boolean,
): Markup => {
  const first = view.cellAt(benchmark, browser.id, variant.id, metrics[0]?.id ?? '')
  const isEmpty = metrics.every(({ id }) => view.cellAt(benchmark, browser.id, variant.id, id).state === first.state)
  return html`<tr>
    ${
      isFirst
        ? html`<th scope="rowgroup" rowspan="${view.variantsFor(benchmark).length}" class="engine-group">
            ${browser.title}${doubt(browser.mark)}
          </th>`
        : null
    }
    <th scope="row" class="engine">${swatch(variant)}</th>
    ${
      isEmpty && first.state !== 'measured'
        ? html`${emptyCell(first)}${metrics.slice(1).map(() => html`<td></td>`)}`
        : metrics.map((metric) => figure(view, benchmark, browser, variant, metric))
    }
  </tr>`
}

/** Every frame figure of one crate: a row for each engine and variant. */
export const frameTable = (view: View, benchmark: Benchmark): Markup => {
  const metrics = frameMetrics(view)
  const shown = columns.flatMap(([id, head]) => {
    const metric = metrics.find((candidate) => candidate.id === id)
    return metric !== undefined && view.concerns(metric, benchmark) ? [{ metric, head }] : []
  })
  const unit = benchmark.capacity?.unit ?? null
  return table(
    `Frames of ${benchmark.title} by engine and variant`,
    [
      columnHead('Engine', false),
      columnHead('Variant', false),
      ...shown.map(({ metric, head }) =>
        columnHead(metric.id === capacityId && unit !== null ? `${head}, ${unit}` : head),
      ),
    ],
    view.browsers.map(
      (browser) =>
        html`<tbody>
          ${view.variantsFor(benchmark).map((variant, index) =>
            row(
              view,
              benchmark,
              browser,
              variant,
              shown.map(({ metric }) => metric),
              index === 0,
            ),
          )}
        </tbody>`,
    ),
  )
}
