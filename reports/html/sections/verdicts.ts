import { speedUpRange } from '../../charts/speedUp.ts'
import { byHand, isByHand } from '../../view/byHand.ts'
import { capacitySentences } from '../../view/frames.ts'
import { controlSentence, endsOf, variantSentence } from '../../view/sentences.ts'
import { type BrowserVerdict, type VariantVerdict, verdictsOf } from '../../view/verdicts.ts'
import type { View } from '../../view/view.ts'
import { doubt } from '../doubt.ts'
import { html, type Markup } from '../markup.ts'
import { strip } from '../strip.ts'
import { swatch } from '../swatch.ts'

const range = (verdict: VariantVerdict): Markup => {
  const [first, last] = endsOf(verdict.judged)
  if (first === undefined) return html`<span class="range">–</span>`
  const mark = doubt(verdict.mark)
  if (last === undefined) return html`<span class="range">${first}${mark}</span>`
  return html`<span class="range">${first.replace(/ %$|×$/, '')}<span class="dash"> – </span>${last}${mark}</span>`
}

/** @param more sentences about what is no speed-up */
const card = (
  view: View,
  verdict: BrowserVerdict,
  scale: { min: number; max: number },
  more: readonly string[],
): Markup => {
  const { browser, unavailable } = verdict
  const control = controlSentence(verdict, view.document.design.margin)
  const version = browser.facts === null ? null : html` <span class="version">${browser.facts.version}</span>`
  const hand = browser.facts !== null && isByHand(browser.facts) ? html` <span class="tag">${byHand}</span>` : null
  return html`<article class="card">
    <h3>${browser.facts?.name ?? browser.id}${version}${doubt(browser.mark)}${hand}</h3>
    ${
      unavailable !== null
        ? html`<p class="failed">No numbers. ${unavailable}</p>`
        : verdict.variants.length === 0
          ? more.length > 0
            ? null
            : html`<p class="sentence">Nothing that has a speed-up was measured.</p>`
          : html`<dl ${view.isLong ? html` class="compact"` : null}>
              ${verdict.variants.map(
                (variant) =>
                  html`<div>
                    <dt>${swatch(variant.variant)}</dt>
                    <dd>
                      ${range(variant)}${view.isLong ? null : strip(variant, scale)}<span class="sentence"
                        >${variantSentence(variant, false)}</span
                      >
                    </dd>
                  </div>`,
              )}
            </dl>`
    }
    ${more.map((sentence) => html`<p class="sentence">${sentence}.</p>`)}
    ${control === null ? null : html`<p class="control ${control === 'controls as they should' ? 'control-good' : 'control-odd'}">${control}</p>`}
  </article>`
}

/** A card per engine: the range of speed-ups over the benchmarks, and each variant's fate in words. */
export const verdictCards = (view: View): Markup =>
  html`<section class="cards" aria-label="Verdict per engine">
    ${verdictsOf(view).map((verdict) => card(view, verdict, speedUpRange(view), capacitySentences(view, verdict.browser)))}
  </section>`
