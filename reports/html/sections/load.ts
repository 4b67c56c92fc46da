import { firstResultId, isMeasured, loadPhases, loadRows, type LoadRow } from '../../charts/load.ts'
import { networkInWords } from '../../format/network.ts'
import { quantity } from '../../format/quantity.ts'
import type { View } from '../../view/view.ts'
import { benchmarkLink } from '../anchors.ts'
import { chartOfRows } from '../chart.ts'
import { doubt } from '../doubt.ts'
import { fold } from '../fold.ts'
import { genericMetric } from '../genericMetric.ts'
import { type Fragment, html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { swatch } from '../swatch.ts'
import { columnHead } from '../table.ts'
import { ratioCell, valueCell } from '../valueCell.ts'
import { metricTable } from '../metricTable.ts'
import { cachedIds, loadCaches } from './loadCaches.ts'

const phaseCell = (ms: number | null, mark: string): Markup =>
  ms === null ? html`<td class="none">–</td>` : html`<td class="number">${quantity(ms, 'ms')}${doubt(mark)}</td>`

const rowOf = (view: View, benchmark: View['benchmarks'][number], row: LoadRow): Markup => {
  const total = view.metrics.find(({ id }) => id === firstResultId)
  return html`<tr>
    <th scope="row" class="engine">${row.browser.title}${doubt(row.browser.mark)}</th>
    <td>${swatch(row.variant)}</td>
    ${row.phasesMs.map((ms) => phaseCell(ms, row.browser.mark))}${
      total === undefined ? null : valueCell(view.cellAt(benchmark, row.browser.id, row.variant.id, total.id), total)
    }
  </tr>`
}

/** By themselves, beside the phases that add up. */
const detailIds = ['download', 'compile', 'compile-instantiate', 'first-setup', 'warm-up']

/** Metrics that this section shows where they were measured, and no other. */
export const shownAsLoad: readonly string[] = [
  firstResultId,
  'stream-compile',
  'instantiate',
  'first-call',
  ...detailIds,
  ...cachedIds,
]

/** Whether there is anything to show, or at least a reason why there is not. */
const concerns = (view: View): boolean =>
  shownAsLoad.some((id) => isMeasured(view, id)) ||
  (view.metrics.some(({ id }) => shownAsLoad.includes(id)) &&
    view.document.estimates.every(({ browser }) => browser === null))

const throughNetwork = ({ document }: View): Fragment => {
  const { network } = document.design
  return network === null
    ? null
    : html` Modules came through a network that our server imitates, the same for every engine:
      ${networkInWords(network)}. Connections were open; slow start, loss and the way up are not imitated.`
}

/** The load phases of every benchmark, stacked, with the time to the first result as the figure that counts. */
export const load = (view: View): Section | null => {
  if (!concerns(view)) return null
  const phases = loadPhases(view)
  const total = view.metrics.find(({ id }) => id === firstResultId)
  const details = view.metrics.filter(
    ({ id }) => detailIds.includes(id) && isMeasured(view, id) && !phases.some((phase) => phase.id === id),
  )
  const head = [
    columnHead('Engine', false),
    columnHead('Variant', false),
    ...[...phases, ...(total === undefined ? [] : [total])].map(({ title }) => columnHead(title)),
  ]
  const figures = view.benchmarks.map((benchmark, index) => {
    if (![...phases, ...(total === undefined ? [] : [total])].some((metric) => view.concerns(metric, benchmark)))
      return null
    const label = `Load phases of ${benchmark.title} by engine and variant`
    const rows = loadRows(view, benchmark).map((row) => rowOf(view, benchmark, row))
    return html`<figure class="panel">
      <figcaption><h3>${benchmarkLink(benchmark)}</h3></figcaption>
      ${chartOfRows('load', index, label, head, rows)}
    </figure>`
  })
  return section(
    'load',
    'Load',
    html`From the request for a module to its first verified result. Engines put their work in different phases:
    Chromium compiles on the first call, Firefox before it. So only the
    ${total === undefined ? 'sum' : html`tick, ${total.title.toLowerCase()},`} compares engines.${throughNetwork(view)}`,
    html`<ul class="legend" aria-label="Load phases">
        ${phases.map(({ title }, index) => html`<li><span class="swatch phase-${index + 1}">${title}</span></li>`)}
      </ul>
      <div class="panels panels-wide">${figures}</div>
      ${
        total === undefined
          ? null
          : fold(
              `${total.title}, against ${view.baseline?.title ?? view.document.baseline}`,
              metricTable(view, total, total.title, (cell) => ratioCell(cell, total, view.document)),
            )
      }
      ${loadCaches(view)} ${details.map((metric) => fold(metric.title, genericMetric(view, metric)))}`,
  )
}
