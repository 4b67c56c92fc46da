import { signedRankBounds } from './signedRank.ts'

export interface Location {
  readonly value: number
  /** `null` where there are too few values for the confidence asked for. */
  readonly interval: { readonly low: number; readonly high: number; readonly confidence: number } | null
}

/** Means of all pairs of values, each with itself too, ascending: n(n+1)/2 of them. */
const walshAverages = (values: readonly number[]): Float64Array => {
  const averages = new Float64Array((values.length * (values.length + 1)) / 2)
  let count = 0
  values.forEach((first, index) => {
    for (let other = index; other < values.length; other++) averages[count++] = (first + (values[other] as number)) / 2
  })
  return averages.toSorted()
}

/** @param sorted at least one value, ascending */
export const medianOfSorted = (sorted: ArrayLike<number>): number => {
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}

/**
 * Where values lie that scatter symmetrically: the Hodges–Lehmann estimate (median of the Walsh averages) with the
 * exact signed-rank interval. One value in ten may be wild without harm to either. Quadratic in the number of values,
 * which is a number of visits: 1,000 take half a million averages and some 50 ms.
 *
 * @param values at least one, one per independent replication
 */
export const location = (values: readonly number[], confidence = 0.95): Location => {
  if (values.length === 0) throw new RangeError('a location of no values')
  const averages = walshAverages(values)
  const bounds = signedRankBounds(values.length, confidence)
  return {
    value: medianOfSorted(averages),
    interval: bounds && {
      low: averages[bounds.depth - 1] as number,
      high: averages[averages.length - bounds.depth] as number,
      confidence: bounds.confidence,
    },
  }
}

/** The same for positive values that scatter symmetrically on a logarithmic scale: times, sizes and ratios. */
export const logLocation = (values: readonly number[], confidence = 0.95): Location => {
  const { value, interval } = location(values.map(Math.log), confidence)
  return {
    value: Math.exp(value),
    interval: interval && { ...interval, low: Math.exp(interval.low), high: Math.exp(interval.high) },
  }
}
