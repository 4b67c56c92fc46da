import { controlSentence, variantSentence } from './sentences.ts'
import type { BrowserVerdict } from './verdicts.ts'

/** One line: the browser with its exact version, each variant's fate, and whether the controls allow to believe it. */
export const browserLine = (verdict: BrowserVerdict): string => {
  const { id, fullTitle, mark } = verdict.browser
  const name = `${id === fullTitle ? id : `${id} (${fullTitle})`}${mark}`
  if (verdict.unavailable !== null) return `${name}: no numbers. ${verdict.unavailable}`
  const parts = verdict.variants.map((variant) => `${variant.variant.id} ${variantSentence(variant)}`)
  const control = controlSentence(verdict)
  return `${name}: ${[...parts, ...(control === null ? [] : [control])].join('; ')}.`
}
