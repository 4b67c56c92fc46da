import { list } from '../format/list.ts'
import { plural } from '../format/plural.ts'
import { effectOf, isNearOne, ratioShort } from '../format/ratio.ts'
import { judgeControl } from './controls.ts'
import { type BrowserVerdict, type Judged, type VariantVerdict, withVerdict } from './verdicts.ts'

/** The ends of a list of ratios, in per cent where all are below 1.1×, as factors otherwise; once where there is but one. */
export const endsOf = (judged: readonly Judged[]): readonly string[] => {
  const inOrder = judged.map(({ ratio }) => ratio).toSorted((a, b) => a.value - b.value)
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  if (first === undefined || last === undefined) return []
  const ends = first === last ? [first] : [first, last]
  const near = ends.every(({ value }) => isNearOne(value))
  return [...new Set(ends.map((ratio) => (near ? effectOf(ratio).first : ratioShort(ratio.value))))]
}

/** `faster in 3 of 4 (1.31× to 4.07×), slower in 1 (−9.3 %)`; why not where there is no number. Without `withRange`, no range where it covers all. */
export const variantSentence = (verdict: VariantVerdict, withRange = true): string => {
  const { mark } = verdict
  const total = verdict.judged.length
  const of = (found: readonly Judged[], first: boolean) =>
    !first
      ? String(found.length)
      : found.length === total
        ? total > 1
          ? `all ${total}`
          : '1 of 1'
        : `${found.length} of ${total}`
  const kinds = [
    { found: withVerdict(verdict, 'faster'), words: 'faster in', ranged: true },
    { found: withVerdict(verdict, 'slower'), words: 'slower in', ranged: true },
    { found: withVerdict(verdict, 'equivalent'), words: 'no different in', ranged: false },
    { found: withVerdict(verdict, 'inconclusive'), words: 'undecided in', ranged: false },
  ].filter(({ found }) => found.length > 0)
  const clauses = kinds.map(
    ({ found, words, ranged }, index) =>
      `${words} ${of(found, index === 0)}${ranged && (withRange || found.length < total) ? ` (${endsOf(found).join(' to ')}${mark})` : ''}`,
  )
  if (verdict.failed > 0) clauses.push(`${verdict.failed} failed`)
  if (verdict.skipped > 0) clauses.push(`${verdict.skipped} skipped`)
  return clauses.join(', ') || 'not measured'
}

/** The controls of a browser in a few words, or `null` where the run has none. */
export const controlSentence = ({ controls }: BrowserVerdict, margin: number): string | null => {
  if (controls.length === 0) return null
  const suspicious = controls.filter(({ ratio, truth }) => judgeControl(ratio, truth, margin) === 'suspicious')
  if (suspicious.length > 0) {
    const names = new Set(suspicious.map(({ benchmark, variant }) => `${benchmark.id} in ${variant.id}`))
    return `control not as it should: ${list([...names])}`
  }
  const unknown = controls.filter(({ ratio, truth }) => judgeControl(ratio, truth, margin) === 'unknown')
  return unknown.length > 0 ? `${plural(unknown.length, 'control')} without an interval` : 'controls as they should'
}
