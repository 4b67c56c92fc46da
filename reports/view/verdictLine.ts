import { controlSentence, variantSentence } from './sentences.ts'
import type { BrowserVerdict } from './verdicts.ts'

/** One line: the browser with its exact version, each variant's fate, and whether the controls allow to believe it. */
export const browserLine = (verdict: BrowserVerdict): string => {
  const { id, fullTitle, mark } = verdict.browser
  const name = `${id === fullTitle ? id : `${id} (${fullTitle})`}${mark}`
  if (verdict.unavailable !== null) return `${name}: no numbers. ${verdict.unavailable}`
  const parts = verdict.variants.map((variant) => `${variant.variant.id} ${variantSentence(variant)}`)
  // Of a run that measured something else, other lines tell.
  if (parts.length === 0) return `${name}: no speed-ups, because nothing that has one was measured.`
  const control = controlSentence(verdict)
  return `${name}: ${[...parts, ...(control === null ? [] : [control])].join('; ')}.`
}
