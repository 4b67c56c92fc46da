import type { Benchmark } from '../../../harness/schema/manifest.ts'
import type { MetricFacts } from '../../../harness/schema/metric.ts'
import { ratioInterval, ratioValue } from '../../format/ratio.ts'
import { type CrossingGroup, crossingGroups, type CrossingPair, timesAsLong } from '../../view/crossings.ts'
import type { View } from '../../view/view.ts'
import { benchmarkLink } from '../anchors.ts'
import { doubt } from '../doubt.ts'
import { factsList } from '../factsList.ts'
import { fold } from '../fold.ts'
import { html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { swatch } from '../swatch.ts'
import { columnHead, table } from '../table.ts'
import { valueCell } from '../valueCell.ts'

/** What a row is about: one benchmark in one variant, in every browser. */
interface Subject {
  readonly view: View
  readonly benchmark: Benchmark
  readonly variant: string
}

const metricRow = ({ view, benchmark, variant }: Subject, metric: MetricFacts): Markup =>
  html`<tr>
    <th scope="row">${metric.title}</th>
    ${view.browsers.map(({ id }) => valueCell(view.cellAt(benchmark, id, variant, metric.id), metric))}
  </tr>`

const pairCell = ({ view, benchmark, variant }: Subject, browser: string, { first, second }: CrossingPair): Markup => {
  const [one, other] = [first, second].map((metric) => view.cellAt(benchmark, browser, variant, metric))
  const times =
    one?.state === 'measured' && other?.state === 'measured' ? timesAsLong(one.estimate, other.estimate) : null
  if (one?.state !== 'measured' || times === null) return html`<td class="none">–</td>`
  return html`<td class="number">
    ${ratioValue(times)}${doubt(one.mark)}<span class="interval">${ratioInterval(times)}</span>
  </td>`
}

const pairRow = (subject: Subject, pair: CrossingPair): Markup =>
  html`<tr>
    <th scope="row" class="engine">${pair.title}</th>
    ${subject.view.browsers.map(({ id }) => pairCell(subject, id, pair))}
  </tr>`

/** The groups of what the run knows of; what belongs to none stands at the end. */
const groupsOf = (metrics: readonly MetricFacts[]): CrossingGroup[] => {
  const known = new Set(crossingGroups.flatMap(({ ids }) => ids))
  const others = metrics.filter(({ id }) => !known.has(id)).map(({ id }) => id)
  return [...crossingGroups, { ids: others, pairs: [] }].filter(({ ids }) => metrics.some(({ id }) => ids.includes(id)))
}

const bodyOf = (subject: Subject, metrics: readonly MetricFacts[], { ids, pairs }: CrossingGroup): Markup =>
  html`<tbody>
    ${metrics.filter(({ id }) => ids.includes(id)).map((metric) => metricRow(subject, metric))}${pairs.map((pair) =>
      pairRow(subject, pair),
    )}
  </tbody>`

const tableOf = (view: View, benchmark: Benchmark, variant: View['variants'][number], metrics: MetricFacts[]) => {
  const head = [
    columnHead('Crossing', false),
    ...view.browsers.map(({ title, mark }) => columnHead([title, doubt(mark)])),
  ]
  const subject = { view, benchmark, variant: variant.id }
  return [
    html`<h3>${benchmarkLink(benchmark)} ${swatch(variant)}</h3>`,
    table(
      `What crossings cost: ${benchmark.id}, ${variant.title}`,
      head,
      groupsOf(metrics).map((group) => bodyOf(subject, metrics, group)),
    ),
  ]
}

const described = (metrics: readonly MetricFacts[]): Markup =>
  factsList(metrics.map(({ title, description }) => [title, description]))

/** What a crossing between JavaScript and Wasm costs, by engine, with the ways to get the same across beside each other. */
export const boundary = (view: View): Section | null => {
  const metrics = view.metrics.filter(({ group }) => group === 'boundary')
  const benchmarks = view.benchmarks.filter((benchmark) => metrics.some((metric) => view.concerns(metric, benchmark)))
  if (benchmarks.length === 0) return null
  return section(
    'boundary',
    'Boundary',
    html`What it takes to cross between JavaScript and Wasm: time per call, or per element where the row says so, in the
    steady state. × counts how many times as long the first way takes as the second; its interval is what the intervals
    of both allow. What the garbage collector does later is in none of these times.`,
    [
      benchmarks.flatMap((benchmark) =>
        view.variants
          .filter(({ id }) => benchmark.variants.includes(id))
          .map((variant) => tableOf(view, benchmark, variant, metrics)),
      ),
      fold('What each row is', described(metrics)),
    ],
  )
}
