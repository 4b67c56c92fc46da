import { type Facet, facets, type Filter, isEverything } from '../../view/filter.ts'

/** The form in which a reader chooses what is shown. */
export interface Filters {
  /** Shows a choice that was made elsewhere, as in the address. */
  readonly show: (filter: Filter) => void
}

const mostNamed = 2

/** Brings the form to life. @param choose told of every choice */
export const enableFilters = (page: Document, choose: (filter: Filter) => void): Filters => {
  const form = page.querySelector<HTMLFormElement>('.filters')
  const boxesOf = (facet: Facet) => [...(form?.querySelectorAll<HTMLInputElement>(`input[name="${facet}"]`) ?? [])]
  const chosen = (facet: Facet): string[] => boxesOf(facet).flatMap(({ checked, value }) => (checked ? [value] : []))
  const filterNow = (): Filter => ({
    browsers: chosen('browsers'),
    crates: chosen('crates'),
    variants: chosen('variants'),
    metrics: chosen('metrics'),
  })

  const describe = (filter: Filter): void => {
    for (const facet of facets) {
      const said = form?.querySelector(`[data-facet="${facet}"] .chosen`)
      if (!said) continue
      const names = boxesOf(facet).flatMap(({ checked, parentElement }) =>
        checked ? [parentElement?.textContent.trim() ?? ''] : [],
      )
      said.textContent =
        names.length === 0
          ? 'all'
          : names.length <= mostNamed
            ? names.join(', ')
            : `${names.length} of ${boxesOf(facet).length}`
    }
    const reset = form?.querySelector<HTMLButtonElement>('button[type="reset"]')
    if (reset) reset.hidden = isEverything(filter)
    const said = form?.querySelector('.shown')
    if (said) said.textContent = isEverything(filter) ? '' : 'Part of the run is shown.'
  }

  if (form) form.hidden = false
  form?.addEventListener('submit', (event) => event.preventDefault())
  // Whoever is told shows the choice, here too.
  form?.addEventListener('change', () => choose(filterNow()))
  form?.addEventListener('reset', () => {
    // The boxes are as they were only when this event is over.
    setTimeout(() => {
      choose(filterNow())
      form.querySelector('summary')?.focus()
    })
  })
  const folds = [...(form?.querySelectorAll('details') ?? [])]
  const close = (besides?: Element | null) => {
    for (const fold of folds) if (fold !== besides) fold.open = false
  }
  page.addEventListener('click', ({ target }) => close(target instanceof Element ? target.closest('.facet') : null))
  form?.addEventListener('keydown', ({ key, target }) => {
    if (key !== 'Escape' || !(target instanceof Element)) return
    const fold = target.closest('details')
    close()
    fold?.querySelector('summary')?.focus()
  })

  return {
    show: (filter) => {
      for (const facet of facets) for (const box of boxesOf(facet)) box.checked = filter[facet].includes(box.value)
      describe(filter)
    },
  }
}
