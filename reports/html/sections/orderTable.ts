import type { Benchmark } from '../../../harness/schema/manifest.ts'
import { plural } from '../../format/plural.ts'
import { ratioInText } from '../../format/ratio.ts'
import { orderMatters } from '../../view/orderMatters.ts'
import type { View } from '../../view/view.ts'
import { doubt } from '../doubt.ts'
import { html, type Markup } from '../markup.ts'
import { swatch } from '../swatch.ts'
import { columnHead, table } from '../table.ts'

/** What it does to each variant of a benchmark to be sampled first in a round; `null` where no visit said in which order it sampled. */
export const orderTable = ({ document, browsers, variantsFor }: View, benchmark: Benchmark): Markup | null => {
  const effects = document.orderEffects.filter((effect) => effect.benchmark === benchmark.id)
  if (effects.length === 0) return null
  const cell = (variant: string, browser: string, mark: string): Markup => {
    const effect = effects.find((each) => each.variant === variant && each.browser === browser)
    if (effect === undefined) return html`<td class="none">–</td>`
    const matters = orderMatters(effect, document.design.margin)
    return html`<td class="number">
      ${ratioInText({ value: effect.ratio, interval: effect.interval })}${doubt(mark)}${
        effect.interval === null
          ? html`<span class="interval">${plural(effect.visits, 'visit')}, no interval</span>`
          : null
      }${matters === null ? null : html`<span class="caveat">${matters}</span>`}
    </td>`
  }
  return html`<h3>Sampled first in a round</h3>
    ${table(
      `What being sampled first does to the time of ${benchmark.title}`,
      [columnHead('Variant', false), ...browsers.map(({ title, mark }) => columnHead(html`${title}${doubt(mark)}`))],
      html`<tbody>
        ${variantsFor(benchmark).map(
          (variant) =>
            html`<tr>
              <th scope="row">${swatch(variant)}</th>
              ${browsers.map(({ id, mark }) => cell(variant.id, id, mark))}
            </tr>`,
        )}
      </tbody>`,
    )}`
}
