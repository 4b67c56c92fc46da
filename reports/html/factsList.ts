import { type Fragment, html, type Markup } from './markup.ts'

/** Names with their values, in as many columns as there is room for. */
export const factsList = (entries: readonly (readonly [name: string, value: Fragment])[]): Markup =>
  html`<dl class="facts-list">
    ${entries.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`
