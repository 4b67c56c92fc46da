import { firstResultId, loadPhases, loadRows, type LoadRow } from '../../charts/load.ts'
import { quantity } from '../../format/quantity.ts'
import type { View } from '../../view/view.ts'
import { benchmarkLink } from '../anchors.ts'
import { chartOfRows } from '../chart.ts'
import { doubt } from '../doubt.ts'
import { fold } from '../fold.ts'
import { html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { swatch } from '../swatch.ts'
import { columnHead } from '../table.ts'
import { ratioCell, valueCell } from '../valueCell.ts'
import { metricTable } from '../metricTable.ts'

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

/** The load phases of every benchmark, stacked, with the time to the first result as the figure that counts. */
export const load = (view: View): Section | null => {
  const phases = loadPhases(view)
  const total = view.metrics.find(({ id }) => id === firstResultId)
  if (phases.length === 0 && total === undefined) return null
  const head = [
    columnHead('Engine', false),
    columnHead('Variant', false),
    ...[...phases, ...(total === undefined ? [] : [total])].map(({ title }) => columnHead(title)),
  ]
  const figures = view.benchmarks.map((benchmark, index) => {
    const label = `Load phases of ${benchmark.title} by engine and variant`
    const rows = loadRows(view, benchmark).map((row) => rowOf(view, benchmark, row))
    return html`<figure class="panel">
      <figcaption><h3>${benchmarkLink(view, benchmark)}</h3></figcaption>
      ${chartOfRows('load', index, label, head, rows)}
    </figure>`
  })
  return section(
    'load',
    'Load',
    html`From the request for a module to its first verified result. Engines put their work in different phases:
    Chromium compiles on the first call, Firefox before it. So only the
    ${total === undefined ? 'sum' : html`tick, ${total.title.toLowerCase()},`} compares engines.`,
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
      }`,
  )
}
