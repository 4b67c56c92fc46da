import type { Ratio, RunDocument } from '../../harness/schema/run.ts'
import { plural } from '../format/plural.ts'

/** In how many comparisons of a metric the chance of a false "different" is kept down together: the family of Holm's correction. */
export const comparisonsOf = ({ estimates }: RunDocument, metric: string): number =>
  estimates.filter((estimate) => estimate.metric === metric && (estimate.ratio?.adjustedP ?? null) !== null).length

/** Whether the interval alone speaks of a difference, and the verdict, which knows of the other comparisons, does not. */
export const isCorrectedAway = ({ interval, verdict }: Ratio): boolean =>
  interval !== null && verdict === 'inconclusive' && (interval.low > 1 || interval.high < 1)

/** `not after correcting for 30 comparisons`, or `null` where the correction changes nothing. */
export const correctionInWords = (document: RunDocument, metric: string, ratio: Ratio): string | null =>
  isCorrectedAway(ratio) ? `not after correcting for ${plural(comparisonsOf(document, metric), 'comparison')}` : null
