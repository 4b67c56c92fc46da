import type { Benchmark } from '../../../harness/schema/manifest.ts'
import { callsLookedAt, pointAt, type WarmUpChart } from '../../charts/warmUp.ts'
import { fixed } from '../../format/decimals.ts'
import { duration } from '../../format/duration.ts'
import { quantity } from '../../format/quantity.ts'
import { chartOfRows } from '../chart.ts'
import { doubt } from '../doubt.ts'
import { html, type Markup } from '../markup.ts'
import { swatch } from '../swatch.ts'
import { columnHead } from '../table.ts'

type Curve = WarmUpChart['series'][number]['curve']

const timeCell = (curve: Curve, call: number, mark: string): Markup => {
  const point = pointAt(curve, call)
  if (point === undefined) return html`<td class="none">–</td>`
  return html`<td class="number">
    ${quantity(point.ns, 'ns')}${doubt(mark)}${
      point.spikeNs === null
        ? null
        : html`<span class="interval">up to ${quantity(point.spikeNs, 'ns')}${doubt(mark)}</span>`
    }
  </td>`
}

const endCell = ({ calls, ms, block, steady }: Curve, mark: string): Markup =>
  html`<td class="number">
    ${duration(ms)}${doubt(mark)}<span class="interval">${fixed(calls, 0)} calls, block ${block + 1}</span>${
      steady ? null : html`<span class="caveat">not steady</span>`
    }
  </td>`

const figure = (chart: WarmUpChart, index: number): Markup => {
  const { benchmark, browser, series } = chart
  return html`<figure class="panel">
    <figcaption><h4>${browser.title}${doubt(browser.mark)}</h4></figcaption>
    ${chartOfRows(
      'warm-up',
      index,
      `Warm-up of ${benchmark.title} in ${browser.title}`,
      [columnHead('Call'), ...series.map(({ variant }) => columnHead(swatch(variant)))],
      [
        callsLookedAt(chart).map(
          (call) =>
            html`<tr>
              <th scope="row" class="number">${fixed(call, 0)}</th>
              ${series.map(({ curve }) => timeCell(curve, call, browser.mark))}
            </tr>`,
        ),
        html`<tr>
          <th scope="row" class="number">Warm after</th>
          ${series.map(({ curve }) => endCell(curve, browser.mark))}
        </tr>`,
      ],
    )}
  </figure>`
}

/** How calls of a benchmark became faster from the first one on, a chart for each browser; `null` where nobody recorded it. @param all the charts of every benchmark */
export const warmUpCurves = (all: readonly WarmUpChart[], benchmark: Benchmark): Markup | null => {
  const charts = all.flatMap((chart, index) => (chart.benchmark === benchmark ? [figure(chart, index)] : []))
  return charts.length === 0 ? null : html`<div class="panels">${charts}</div>`
}
