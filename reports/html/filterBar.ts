import { type Facet, facets } from '../view/filter.ts'
import { choicesOf } from '../view/narrow.ts'
import type { View } from '../view/view.ts'
import { html, type Markup } from './markup.ts'

/** What a facet is called, and what each of its choices is. */
const named = (view: View): Readonly<Record<Facet, { title: string; nameOf: (id: string) => string }>> => ({
  browsers: { title: 'Engines', nameOf: (id) => view.browsers.find((one) => one.id === id)?.title ?? id },
  crates: { title: 'Benchmarks', nameOf: (id) => id },
  variants: { title: 'Variants', nameOf: (id) => view.variants.find((one) => one.id === id)?.title ?? id },
  metrics: { title: 'Metrics', nameOf: (id) => view.document.metrics[id]?.title ?? id },
})

/**
 * By engine, crate, variant and metric: which part of the run is shown. The script brings it to life, and keeps it in the page's
 * address; without it, all is shown, and this is not.
 */
export const filterBar = (view: View): Markup => {
  const choices = choicesOf(view.document)
  const names = named(view)
  return html`<form class="filters" aria-label="What is shown" hidden>
    ${facets
      .filter((facet) => choices[facet].length > 1)
      .map((facet) => {
        const { title, nameOf } = names[facet]
        return html`<details class="facet" data-facet="${facet}">
          <summary>${title}: <span class="chosen">all</span></summary>
          <fieldset>
            <legend>Only these; none is all</legend>
            ${choices[facet].map(
              (id) =>
                html`<label><input type="checkbox" name="${facet}" value="${id}" /> <span>${nameOf(id)}</span></label>`,
            )}
          </fieldset>
        </details>`
      })}
    <button type="reset" hidden>Show all</button>
    <span class="shown" role="status"></span>
  </form>`
}
