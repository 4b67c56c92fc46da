import { html, type Markup } from './markup.ts'

/** The mark of a browser that failed its self-test, with its meaning; nothing for an empty one. */
export const doubt = (mark: string): Markup | null =>
  mark === '' ? null : html`<abbr class="doubt" title="This browser failed its self-test">${mark}</abbr>`
