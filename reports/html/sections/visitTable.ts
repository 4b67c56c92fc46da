import type { VisitsChart } from '../../charts/visits.ts'
import { amount } from '../../format/amount.ts'
import { quantity } from '../../format/quantity.ts'
import { ratioValue } from '../../format/ratio.ts'
import type { CanaryLevels } from '../../view/canaryLevels.ts'
import type { View } from '../../view/view.ts'
import { doubt } from '../doubt.ts'
import { html, type Markup } from '../markup.ts'
import { swatch } from '../swatch.ts'
import { columnHead, table } from '../table.ts'

type Point = VisitsChart['series'][number]['estimate']['points'][number]

const nothing = html`<td class="none">–</td>`

/** A row per block: the time and the ratio of each variant, and how the canary stood. */
export const visitTable = (
  { headline }: Pick<View, 'headline'>,
  { browser, blocks, series }: VisitsChart,
  levels: CanaryLevels,
  label: string,
): Markup => {
  const mark = doubt(browser.mark)
  const cell = (point: Point | null): Markup =>
    point === null
      ? nothing
      : html`<td class="number">
          ${quantity(point.value, headline?.unit ?? 'ns')}${mark}${
            point.ratio === null
              ? null
              : html`<span class="interval">${ratioValue({ value: point.ratio, interval: null })}${mark}</span>`
          }
        </td>`
  const rows = blocks.map((block) => {
    const points = series.map(({ estimate }) => estimate.points.find((point) => point.block === block) ?? null)
    const launch = points.find((point) => point !== null)?.launch
    const level = levels.get(block)
    return html`<tr>
      <th scope="row" class="number">${block + 1}</th>
      <td class="number">${launch === undefined ? '–' : launch + 1}</td>
      ${points.map(cell)}${level === undefined ? nothing : html`<td class="number">${amount(level)}${mark}</td>`}
    </tr>`
  })
  return table(
    label,
    [
      columnHead('Block'),
      columnHead('Launch'),
      ...series.map(({ variant }) => columnHead(swatch(variant))),
      columnHead('Canary'),
    ],
    html`<tbody>
      ${rows}
    </tbody>`,
  )
}
