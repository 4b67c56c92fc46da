import { type CanaryChart, canaryCharts, type CanaryVisit } from '../../charts/canary.ts'
import { percent } from '../../format/percent.ts'
import { plural } from '../../format/plural.ts'
import { quantity } from '../../format/quantity.ts'
import { timeOfDay } from '../../format/instant.ts'
import { redoneInWords } from '../../view/redone.ts'
import type { View } from '../../view/view.ts'
import { chartOfRows } from '../chart.ts'
import { doubt } from '../doubt.ts'
import { html, type Markup } from '../markup.ts'
import { columnHead } from '../table.ts'

const head: Markup[] = [
  columnHead('Visit'),
  columnHead('Canary'),
  columnHead('Benchmark', false),
  columnHead('Block'),
  columnHead('At (UTC)'),
  columnHead('Stolen'),
  columnHead('Others'),
  columnHead('Waiting'),
]

const share = (value: number | null): Markup =>
  value === null ? html`<td class="none">–</td>` : html`<td class="number">${percent(value)}</td>`

const row = ({ number, at, benchmark, block, ns, noise, discarded }: CanaryVisit, mark: string): Markup =>
  html`<tr>
    <th scope="row" class="number">${number}</th>
    ${ns === null ? html`<td class="none">–</td>` : html`<td class="number">${quantity(ns, 'ns')}${doubt(mark)}</td>`}
    <td>${benchmark}${discarded === null ? null : html`<span class="caveat">measured again</span>`}</td>
    <td class="number">${block + 1}</td>
    <td class="number">${timeOfDay(at)}</td>
    ${share(noise?.stealShare ?? null)}${share(noise?.foreignShare ?? null)}${share(noise?.pressureShare ?? null)}
  </tr>`

const figure = ({ browser, visits }: CanaryChart, index: number): Markup =>
  html`<figure class="panel">
    <figcaption><h4>${browser.title}${doubt(browser.mark)}</h4></figcaption>
    ${chartOfRows(
      'canary',
      index,
      `Noise canary in ${browser.title} over the run`,
      head,
      visits.map((visit) => row(visit, browser.mark)),
    )}
  </figure>`

/** How the machine behaved while the run went on: the same small kernel in every visit. */
export const canary = (view: View): Markup => {
  const charts = canaryCharts(view)
  const { redone, canaryInAll } = view.document
  const shown = view.document.canary.length
  return html`<h3>During the run</h3>
    <p class="lead">
      The noise canary is the same small kernel in every visit of every run: where its time moves, the machine did. In
      the tables: time that the hypervisor gave to others, time that CPUs were busy with other programs, and time in
      which some task waited for a CPU.
      ${redone.length === 0 ? null : 'A cross is a visit of a block that was too noisy and was measured again; it does not count.'}
      ${canaryInAll === undefined || canaryInAll === shown ? null : `Shown are ${shown} of ${plural(canaryInAll, 'visit')}: of each stretch of them the fastest, the middle and the slowest.`}
    </p>
    ${charts.length === 0 ? html`<p class="note">The canary took no sample.</p>` : html`<div class="panels">${charts.map(figure)}</div>`}
    ${
      redone.length === 0
        ? null
        : html`<ul class="after">
            ${redone.map((entry) => html`<li>Measured again: ${redoneInWords(entry)}</li>`)}
          </ul>`
    }`
}
