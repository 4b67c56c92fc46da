import type { Estimate, Ratio } from '../../harness/schema/run.ts'
import { fixed } from '../format/decimals.ts'

// Maps, not records: a document of a later version may hold a word that this one does not know.
const flagWords = new Map<string, string>([
  ['outliers', 'outliers'],
  ['multimodal', 'several modes'],
  ['launches-differ', 'launches differ'],
])
const steadinessWords = new Map<string, string>([
  ['flat', 'flat'],
  ['warm-up', 'warm-up'],
  ['slow-down', 'slow-down'],
  ['never-steady', 'never steady'],
])

/** How a variant's time behaved from its first call on: `flat`, `never steady`; `null` where it is not about that. */
export const steadinessInWords = ({ steadiness }: Pick<Estimate, 'steadiness'>): string | null =>
  steadiness === null ? null : (steadinessWords.get(steadiness) ?? steadiness)

/** Whether a difference that the verdict claims, or may yet claim, is one that mere layout makes. Where none is claimed, it goes without saying. */
export const isWithinLayout = ({ withinLayout, verdict }: Ratio): boolean => withinLayout && verdict !== 'equivalent'

/** What a reader should know of an estimate besides its numbers, in the order of importance: `layout`, `launches differ (interval × 1.4)`, … */
export const remarksOf = ({ ratio, flags, steadiness }: Estimate): string[] => [
  ...(ratio !== null && isWithinLayout(ratio) ? ['layout'] : []),
  ...(steadiness === 'never-steady' || steadiness === 'slow-down' ? [steadinessInWords({ steadiness }) ?? ''] : []),
  ...flags.map((flag) => {
    const widened = flag === 'launches-differ' && ratio !== null && ratio.widened > 1
    return `${flagWords.get(flag) ?? flag}${widened ? ` (interval × ${fixed(ratio.widened, 1)})` : ''}`
  }),
]

/** What those words mean. */
export const remarkMeanings: ReadonlyMap<string, string> = new Map([
  ['layout', 'layout: no more than rebuilds that only move the code make here'],
  ['never steady', 'never steady: times still changed when warm-up ended'],
  ['slow-down', 'slow-down: calls became slower after the first ones'],
  ['outliers', 'outliers: some visits are far from the others; none is left out'],
  ['several modes', 'several modes: visits fall into groups, so one number hides something'],
  ['launches differ', 'launches differ: more than chance, and the interval is wider for it'],
])

/** Whether that word is among an estimate's remarks. */
export const hasRemark = (estimate: Estimate, word: string): boolean =>
  remarksOf(estimate).some((remark) => remark === word || remark.startsWith(`${word} (`))

/** The meanings of the words that occur, for whoever meets one. */
export const meaningsOf = (estimates: readonly Estimate[]): string[] =>
  [...remarkMeanings].flatMap(([word, meaning]) =>
    estimates.some((estimate) => hasRemark(estimate, word)) ? [meaning] : [],
  )
