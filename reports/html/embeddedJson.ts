import type { RunDocument } from '../../harness/schema/run.ts'
import type { Markup } from './markup.ts'

/**
 * The document as a data block. `<` is written as an escape, so no text in it can end the element or open a comment
 * (HTML, "Restrictions for contents of script elements").
 */
export const embeddedJson = (document: RunDocument): Markup => ({
  markup: `<script type="application/json" id="run">${JSON.stringify(document).replaceAll('<', String.raw`\u003c`)}</script>`,
})
