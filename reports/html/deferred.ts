import { html } from './markup.ts'
import type { Section } from './section.ts'

/** Characters of sections that a file has at most; with its script and data, it then stays well below 1.5 MB. */
const mostCharacters = 400_000

/** A place for a section that the script makes when it is needed. */
const deferred = ({ id, title }: Section): Section => ({
  id,
  title,
  body: html`<section id="${id}" aria-labelledby="${id}-title" data-deferred>
    <h2 id="${id}-title">${title}</h2>
    <p class="note">
      This part is large, and made from the data in this file by its script, which does not run here. The same numbers
      are in run.json, in the folder of the run.
    </p>
  </section>`,
})

/** In the order of the page, sections are written out as long as there is room; those that do not fit are left to the script. */
export const withoutHeavy = (sections: readonly Section[]): Section[] => {
  let room = mostCharacters
  return sections.map((section) => {
    const { length } = section.body.markup
    if (length > room) return deferred(section)
    room -= length
    return section
  })
}
