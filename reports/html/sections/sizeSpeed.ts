import { type SizeSpeedChart, sizeSpeedCharts } from '../../charts/sizeSpeed.ts'
import { amount } from '../../format/amount.ts'
import { ratioText } from '../../format/ratio.ts'
import type { View } from '../../view/view.ts'
import { benchmarkLink } from '../anchors.ts'
import { chartOfRows } from '../chart.ts'
import { doubt } from '../doubt.ts'
import { html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { legend, swatch } from '../swatch.ts'
import { columnHead } from '../table.ts'

const rowsOf = ({ browser, points }: SizeSpeedChart): Markup[] =>
  points.map(
    ({ benchmark, variant, size, speedUp }) =>
      html`<tr>
        <th scope="row">${benchmarkLink(benchmark)}</th>
        <td>${swatch(variant)}</td>
        <td class="number">${amount(size)}</td>
        <td class="number">
          ${ratioText({ value: speedUp.value, interval: speedUp.low === speedUp.high ? null : speedUp })}${doubt(browser.mark)}
        </td>
      </tr>`,
  )

/** What each variant gains beside what it weighs; `null` where nothing has both. */
export const sizeSpeed = (view: View): Section | null => {
  const charts = sizeSpeedCharts(view)
  if (charts.length === 0) return null
  const head = [
    columnHead('Benchmark', false),
    columnHead('Variant', false),
    columnHead('Size, brotli'),
    columnHead('Speed-up'),
  ]
  return section(
    'size-against-speed',
    'Size against speed',
    `A dot for each benchmark in each variant, against ${view.baseline?.title ?? 'the baseline'}: higher is faster, further right is larger. Upper left is free, lower right is paid for nothing.`,
    html`${legend(view.contenders)}
      <div class="panels">
        ${charts.map(
          (one, index) =>
            html`<figure class="panel">
              <figcaption><h3>${one.browser.title}${doubt(one.browser.mark)}</h3></figcaption>
              ${chartOfRows('size-speed', index, `Size against speed in ${one.browser.title}`, head, rowsOf(one))}
            </figure>`,
        )}
      </div>`,
  )
}
