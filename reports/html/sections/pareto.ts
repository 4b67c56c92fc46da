import { type ParetoChart, paretoCharts } from '../../charts/pareto.ts'
import { amount } from '../../format/amount.ts'
import { list } from '../../format/list.ts'
import { ratioText } from '../../format/ratio.ts'
import type { Question } from '../../view/answers.ts'
import type { View } from '../../view/view.ts'
import { chartOfRows } from '../chart.ts'
import { doubt } from '../doubt.ts'
import { html, type Markup } from '../markup.ts'
import { swatch } from '../swatch.ts'
import { columnHead } from '../table.ts'

const rowsOf = ({ points, browser }: ParetoChart): Markup[] =>
  points.map(
    ({ variant, size, time, onFront }) =>
      html`<tr>
        <th scope="row">${swatch(variant)}</th>
        <td class="number">
          ${
            variant.isBaseline
              ? '1×'
              : ratioText({ value: time.value, interval: time.low === time.high ? null : { ...time } })
          }${variant.isBaseline ? null : doubt(browser.mark)}
        </td>
        <td class="number">${variant.isBaseline ? '1×' : amount(size)}</td>
        <td>${onFront ? '● on the front' : '○ behind it'}</td>
      </tr>`,
  )

/** Time against size, a chart a browser; nothing where the suite does not ask for it. */
export const paretoPanels = (view: View, { suite }: Question): Markup | null => {
  const all = paretoCharts(view)
  const figures = all.flatMap((chart, index) => {
    if (chart.question.suite.id !== suite.id) return []
    const { browser, points } = chart
    const inOrder = points.filter(({ onFront }) => onFront).toSorted((one, other) => one.size - other.size)
    const front = inOrder.map(({ variant }) => variant.title)
    const label = `Time against size in ${browser.title}: ${suite.title}`
    const head = [
      columnHead('Variant', false),
      columnHead('Time per call'),
      columnHead('Size, brotli'),
      columnHead('Pareto front', false),
    ]
    return html`<figure class="panel">
      <figcaption>
        <h4>${browser.title}${doubt(browser.mark)}</h4>
        <p>On the front: ${list(front)}</p>
      </figcaption>
      ${chartOfRows('pareto', index, label, head, rowsOf(chart))}
    </figure>`
  })
  return figures.length === 0
    ? null
    : html`<p class="chart-note">
          Time against size, as multiples of ${view.baseline?.title ?? 'the baseline'}’s; the lower left is best.
          Filled: on the Pareto front, where nothing else is both smaller and faster by the estimates. Hollow: behind
          it.
        </p>
        <div class="panels panels-answers">${figures}</div>`
}
