import { type Fragment, html, type Markup } from './markup.ts'

/** A table that scrolls inside itself where the screen is narrow, and can then be reached by keyboard. */
export const table = (caption: string, head: Fragment, bodies: Fragment): Markup =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      ${bodies}
    </table>
  </div>`

export const columnHead = (content: Fragment, numeric = true): Markup =>
  html`<th scope="col" ${numeric ? html` class="number"` : null}>${content}</th>`
