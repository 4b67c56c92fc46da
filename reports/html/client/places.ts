import { everything, type Filter, isEverything, isSame } from '../../view/filter.ts'
import { fragmentOf, placeOf } from './fragment.ts'

/** Where a reader is in the page, and what of the run is shown: kept in the address, so that it can be sent to somebody. */
export interface Places {
  readonly choose: (filter: Filter) => void
}

export interface PlaceListener {
  readonly show: (filter: Filter) => void
  /** Makes sure that what has this id is in the page, if anything has. */
  readonly need: (id: string) => void
}

const goTo = (page: Document, id: string): void => {
  const target = page.getElementById(id)
  if (target === null) return
  if (target instanceof HTMLDetailsElement) target.open = true
  target.scrollIntoView()
  // Who goes on by keyboard goes on from there.
  const start = target.querySelector<HTMLElement>(':scope > summary') ?? target
  if (start === target) target.tabIndex = -1
  start.focus({ preventScroll: true })
}

/** Follows the address, at once and whenever it changes, and changes it. @param known what the run has */
export const followPlaces = (view: Window, known: Filter, { show, need }: PlaceListener): Places => {
  const { document: page, history, location } = view
  let shown: Filter | null = null
  const arrive = (): void => {
    const { anchor, filter } = placeOf(location.hash.slice(1), known)
    if (shown === null || !isSame(shown, filter)) show((shown = filter))
    if (anchor === '') return
    need(anchor)
    goTo(page, anchor)
  }

  // A link leads to a place in what is shown now.
  page.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
    const filter = shown ?? everything
    if (!link || isEverything(filter) || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    history.pushState(null, '', `#${fragmentOf({ anchor: link.getAttribute('href')?.slice(1) ?? '', filter })}`)
    arrive()
  })
  view.addEventListener('hashchange', arrive)
  view.addEventListener('popstate', arrive)
  arrive()

  return {
    choose: (filter) => {
      history.replaceState(null, '', `#${fragmentOf({ anchor: '', filter })}`)
      show((shown = filter))
    },
  }
}
