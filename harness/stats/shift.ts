import { type Location, medianOfSorted } from './location.ts'
import { rankSumBounds } from './rankSum.ts'

/**
 * How much larger the values of the second sample are: the Hodges–Lehmann estimate (median of all differences between a value of
 * the second and one of the first; Hodges & Lehmann 1963, "Estimates of location based on rank tests") with the interval
 * that inverts the rank-sum test. It takes the two to have the same shape; where one scatters more and is the smaller one, the interval is too
 * narrow by itself: `differenceInterval` is for that.
 *
 * @param first at least one value, one per independent replication
 * @param second likewise, independent of the first
 * @throws RangeError where one of them is empty
 */
export const shift = (first: readonly number[], second: readonly number[], confidence = 0.95): Location => {
  if (first.length === 0 || second.length === 0) throw new RangeError('a shift from or to no values')
  const differences = Float64Array.from(second.flatMap((after) => first.map((before) => after - before))).toSorted()
  const bounds = rankSumBounds(first.length, second.length, confidence)
  return {
    value: medianOfSorted(differences),
    interval: bounds && {
      low: differences[bounds.depth - 1] as number,
      high: differences[differences.length - bounds.depth] as number,
      confidence: bounds.confidence,
    },
  }
}
