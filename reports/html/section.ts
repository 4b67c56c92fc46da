import { type Fragment, html, type Markup } from './markup.ts'

/** A part of the page that the navigation leads to. */
export interface Section {
  readonly id: string
  readonly title: string
  readonly body: Markup
}

/** A section, with one sentence below its title on how to read it. */
export const section = (id: string, title: string, lead: Fragment, body: Fragment): Section => ({
  id,
  title,
  body: html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${lead === null ? null : html`<p class="lead">${lead}</p>`} ${body}
  </section>`,
})

/** The links to sections. */
export const sectionLinks = (sections: readonly Pick<Section, 'id' | 'title'>[]): Markup[] =>
  sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)
