import type { MetricFacts } from '../../harness/schema/metric.ts'
import type { Ratio } from '../../harness/schema/run.ts'
import { percent } from '../format/percent.ts'

/** What the words depend on. */
type Judged = Pick<MetricFacts, 'group'>
type Said = Pick<Ratio, 'verdict' | 'detectable'>

/** `faster` and `slower` are said of times per call and the like; a module or a memory is better or worse. */
const words = (metric: Judged | null): Record<Ratio['verdict'], string> => ({
  faster: metric?.group === 'throughput' ? 'faster' : 'better',
  slower: metric?.group === 'throughput' ? 'slower' : 'worse',
  equivalent: 'no different',
  inconclusive: 'undecided',
})

/** A verdict alone: `faster`, `no different`. */
export const verdictWord = (verdict: Ratio['verdict'], metric: Judged | null): string => words(metric)[verdict]

/** What the limit beside a "no" means. */
export const limitMeaning = 'to ±: a difference of that size would have been found four times out of five'

/** Whether a verdict must say what it would have found: "no difference" means nothing without it. */
export const isLimited = ({ verdict, detectable }: Said): boolean =>
  detectable !== null && (verdict === 'equivalent' || verdict === 'inconclusive')

/** What a ratio allows to be said: `faster`, `no different (to ±0.4 %)`, …, with the smallest difference that would have been found beside every "no". */
export const verdictInWords = (ratio: Said, metric: Judged | null): string => {
  const limit = isLimited(ratio) ? ` (to ±${percent(ratio.detectable ?? 0)})` : ''
  return `${words(metric)[ratio.verdict]}${limit}`
}

/** One sign for a table's cell; never the only one to tell, the numbers do too. */
export const verdictSign: Record<Ratio['verdict'], string> = {
  faster: '▲',
  slower: '▼',
  equivalent: '=',
  inconclusive: '?',
}
