import { shellCommand } from '../format/shellCommand.ts'
import { html, type Markup } from './markup.ts'

/** A command to type, with a button that copies it, which the client brings to life. */
export const command = (words: readonly string[]): Markup =>
  html`<div class="command">
    <pre tabindex="0">${shellCommand(words)}</pre>
    <button type="button" data-copy-command hidden>Copy</button>
  </div>`
