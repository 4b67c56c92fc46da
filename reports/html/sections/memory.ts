import type { Benchmark } from '../../../harness/schema/manifest.ts'
import type { MetricFacts } from '../../../harness/schema/metric.ts'
import type { Failure } from '../../../harness/schema/run.ts'
import { failurePlace } from '../../view/failurePlace.ts'
import type { VariantView } from '../../view/variants.ts'
import type { View } from '../../view/view.ts'
import { benchmarkLink } from '../anchors.ts'
import { doubt } from '../doubt.ts'
import { factsList } from '../factsList.ts'
import { fold } from '../fold.ts'
import { html, type Markup } from '../markup.ts'
import { metricTable } from '../metricTable.ts'
import { type Section, section } from '../section.ts'
import { swatch } from '../swatch.ts'
import { columnHead, table } from '../table.ts'
import { ratioCell, valueCell } from '../valueCell.ts'

/** The rows of the leak gate. */
const leaksIn = ({ document }: View): Failure[] => document.failures.filter(({ stage }) => stage === 'leak')

const leakList = (leaks: readonly Failure[]): Markup | null =>
  leaks.length === 0
    ? null
    : html`<ul class="failures">
        ${leaks.map(
          (leak) =>
            html`<li class="failure">
              <p class="failure-head"><strong>Leak</strong> <span class="place">${failurePlace(leak)}</span></p>
              <p>${leak.message}</p>
            </li>`,
        )}
      </ul>`

const rowOf = (
  view: View,
  benchmark: Benchmark,
  browser: View['browsers'][number],
  variant: VariantView,
  metrics: readonly MetricFacts[],
): Markup => {
  const leaks = leaksIn(view).some(
    (leak) => leak.benchmark === benchmark.id && leak.browser === browser.id && leak.variant === variant.id,
  )
  return html`<tr>
    <th scope="row" class="engine">${browser.title}${doubt(browser.mark)}</th>
    <td>${swatch(variant)}${leaks ? html` <strong class="failed">✗ leaks</strong>` : null}</td>
    ${metrics.map((metric) => valueCell(view.cellAt(benchmark, browser.id, variant.id, metric.id), metric))}
  </tr>`
}

/** As many columns as a laptop shows beside engine and variant. */
const columns = 6

const tableOf = (view: View, benchmark: Benchmark, metrics: readonly MetricFacts[], label: string): Markup => {
  const variants = view.variants.filter(({ id }) => benchmark.variants.includes(id))
  const head = [
    columnHead('Engine', false),
    columnHead('Variant', false),
    ...metrics.map(({ title }) => columnHead(title)),
  ]
  const bodies = view.browsers.map(
    (browser) =>
      html`<tbody>
        ${variants.map((variant) => rowOf(view, benchmark, browser, variant, metrics))}
      </tbody>`,
  )
  return table(label, head, bodies)
}

const tablesOf = (view: View, benchmark: Benchmark, metrics: readonly MetricFacts[]): Markup[] => {
  const label = `Memory of ${benchmark.id} by engine and variant`
  const parts = Array.from({ length: Math.ceil(metrics.length / columns) }, (_, part) =>
    metrics.slice(part * columns, (part + 1) * columns),
  )
  return [
    html`<h3>${benchmarkLink(benchmark)}</h3>`,
    ...parts.map((own, part) => tableOf(view, benchmark, own, part === 0 ? label : `${label}, ${part + 1}`)),
  ]
}

/** Metrics in which variants can be compared: those whose numbers have a ratio. */
const comparable = ({ document }: View, metrics: readonly MetricFacts[]): MetricFacts[] =>
  metrics.filter(({ id }) => document.estimates.some(({ metric, ratio }) => metric === id && ratio !== null))

/** What each variant does to memory in each engine: separate numbers, never one, and what leaks before all of them. */
export const memory = (view: View): Section | null => {
  const metrics = view.metrics.filter(({ group }) => group === 'memory')
  const concerned = (benchmark: Benchmark): MetricFacts[] => {
    const own = metrics.filter(({ id }) =>
      view.document.estimates.some((estimate) => estimate.metric === id && estimate.benchmark === benchmark.id),
    )
    // Where there is no number at all, one column is enough to say why.
    return own.length > 0 ? own : metrics.filter((metric) => view.concerns(metric, benchmark)).slice(0, 1)
  }
  if (metrics.length === 0) return null
  const baseline = view.baseline?.title ?? view.document.baseline
  const ratios = comparable(view, metrics)
  return section(
    'memory',
    'Memory',
    html`Several numbers that do not add up to one: what the module has, what its program allocates, and what the
    browser's processes take for it. Linear memory comes in pages of 64 KiB and never shrinks. Numbers of processes are
    differences from a page with an empty module, and tell 1 MB at best.`,
    [
      leakList(leaksIn(view)),
      ...view.benchmarks.flatMap((benchmark) => {
        const own = concerned(benchmark)
        return own.length === 0 ? [] : tablesOf(view, benchmark, own)
      }),
      fold('What each column is', factsList(metrics.map(({ title, description }) => [title, description]))),
      ratios.length === 0
        ? null
        : fold(
            `Against ${baseline}`,
            ratios.map((metric) => [
              html`<h4>${metric.title}</h4>`,
              metricTable(view, metric, metric.title, (cell) => ratioCell(cell, metric, view.document)),
            ]),
          ),
    ],
  )
}
