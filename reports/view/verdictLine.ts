import { controlSentence, endsOf, variantSentence } from './sentences.ts'
import type { BrowserVerdict, VariantVerdict } from './verdicts.ts'
import type { View } from './view.ts'

/** So short that a line holds a dozen: the ends of the speed-ups, and what is missing. */
const longPart = (verdict: VariantVerdict): string => {
  const { variant, judged, failed, skipped, mark } = verdict
  const ends = [...new Set(endsOf(judged))].map((end) => `${end}${mark}`).join(' to ')
  const missing = [failed > 0 ? `${failed} failed` : '', skipped > 0 ? `${skipped} skipped` : '']
  return `${variant.id} ${[ends, ...missing].filter((part) => part !== '').join(', ')}`
}

/** One line: the browser with its exact version, each variant's fate, and whether the controls allow to believe it. */
export const browserLine = (view: View, verdict: BrowserVerdict): string => {
  const { id, fullTitle, mark } = verdict.browser
  const name = `${id === fullTitle ? id : `${id} (${fullTitle})`}${mark}`
  if (verdict.unavailable !== null) return `${name}: no numbers. ${verdict.unavailable}`
  const parts = verdict.variants.map((variant) =>
    view.isLong ? longPart(variant) : `${variant.variant.id} ${variantSentence(variant)}`,
  )
  // Of a run that measured something else, other lines tell.
  if (parts.length === 0) return `${name}: no speed-ups, because nothing that has one was measured.`
  const control = controlSentence(verdict, view.document.design.margin)
  return `${name}: ${[...parts, ...(control === null ? [] : [control])].join('; ')}.`
}
