import { isUntimed, type View } from '../../view/view.ts'
import { benchmarkLink } from '../anchors.ts'
import { chartOfRows } from '../chart.ts'
import { doubt } from '../doubt.ts'
import { html } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { columnHead } from '../table.ts'
import { legend, swatch } from '../swatch.ts'
import { ratioCell } from '../valueCell.ts'

/** A chart per benchmark: a group of bars per engine, on one log scale for all. */
export const speedUps = (view: View): Section | null => {
  const { headline } = view
  if (headline === null || view.contenders.length === 0 || isUntimed(view)) return null
  const figures = view.timed.map((benchmark, index) => {
    const { lanes } = benchmark
    const label = `Speed-up of ${benchmark.title} by engine and variant`
    const rows = view.browsers.map(
      (browser) =>
        html`<tr>
          <th scope="row" class="engine">${browser.title}${doubt(browser.mark)}</th>
          ${view.contenders.map((variant) =>
            ratioCell(view.cellAt(benchmark, browser.id, variant.id, headline.id), headline, view.document),
          )}
        </tr>`,
    )
    const head = [columnHead('Engine', false), ...view.contenders.map((variant) => columnHead(swatch(variant)))]
    return html`<figure class="panel">
      <figcaption>
        <h3>${benchmarkLink(view, benchmark)}</h3>
        <p>${benchmark.title}${lanes === null ? null : html` <span class="lanes">${lanes} lanes</span>`}</p>
      </figcaption>
      ${chartOfRows('speed-up', index, label, head, rows)}
    </figure>`
  })
  const anyLanes = view.timed.some(({ lanes }) => lanes !== null)
  return section(
    'speed-up',
    'Speed-up',
    html`How many times as fast as ${view.baseline?.title ?? 'the baseline'} (1×), with the interval of the ratio. All
    charts share one log
    scale.${anyLanes ? ' The dashed line is the number of SIMD lanes: what arithmetic alone could gain.' : null}`,
    html`${legend(view.contenders)}
      <div class="panels">${figures}</div>`,
  )
}
