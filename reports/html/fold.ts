import { type Fragment, html, type Markup } from './markup.ts'

/** Something that most readers do not want to see at once. */
export const fold = (summary: Fragment, body: Fragment): Markup =>
  html`<details class="fold">
    <summary>${summary}</summary>
    <div class="fold-body">${body}</div>
  </details>`
