import type { RunDocument } from '../../../harness/schema/run.ts'
import { type Filter, isEverything } from '../../view/filter.ts'
import { narrow } from '../../view/narrow.ts'
import { type View, viewOf } from '../../view/view.ts'
import type { Markup } from '../markup.ts'
import { type Section, sectionLinks } from '../section.ts'
import { sectionsOf } from '../sections/index.ts'
import { topOf } from '../top.ts'

/** What the page shows of its run. */
export interface Contents {
  /** Shows a part of the run, in place of what is there. */
  readonly show: (filter: Filter) => void
  /** Makes the next section that the file had no room for. @returns whether there was one */
  readonly complete: () => boolean
  readonly view: () => View
}

/** All text in it was escaped when it became markup, which is made in one place: `html`. */
const write = (element: Element, parts: readonly Markup[]): void => {
  element.innerHTML = parts.map(({ markup }) => markup).join('')
}

/** @param changed told after every change of the page */
export const enableContents = (page: Document, run: RunDocument, changed: (view: View) => void): Contents => {
  let view = viewOf(run)
  let made: readonly Section[] | null = null
  /** Making them takes a moment: of a large run, until somebody needs one. */
  const sections = (): readonly Section[] => (made ??= sectionsOf(view))
  let asWritten = true
  const main = page.querySelector('main')
  const links = page.querySelector('body > nav > ul')

  return {
    show: (filter) => {
      if (!(asWritten && isEverything(filter))) {
        asWritten = false
        view = viewOf(narrow(run, filter), run)
        made = null
        const open = new Set([...page.querySelectorAll('main details[id][open]')].map(({ id }) => id))
        if (main) write(main, [topOf(view), ...sections().map(({ body }) => body)])
        if (links) write(links, sectionLinks(sections()))
        for (const fold of page.querySelectorAll<HTMLDetailsElement>('main details[id]')) fold.open = open.has(fold.id)
      }
      changed(view)
    },
    complete: () => {
      const place = page.querySelector('main > section[data-deferred]')
      if (place === null) return false
      const parsed = page.createElement('template')
      write(
        parsed,
        sections()
          .filter((section) => section.id === place.id)
          .map(({ body }) => body),
      )
      place.replaceWith(parsed.content)
      changed(view)
      return true
    },
    view: () => view,
  }
}
