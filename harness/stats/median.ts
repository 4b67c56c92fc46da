/**
 * @param values at least one; not changed
 * @throws RangeError when there are none
 */
export const median = (values: ArrayLike<number>): number => {
  if (values.length === 0) throw new RangeError('a median of no values')
  const sorted = Float64Array.from(values).toSorted()
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}

/** Median distance from the median: the spread that half of the values being wild cannot move without limit. */
export const medianAbsoluteDeviation = (values: ArrayLike<number>, centre = median(values)): number =>
  median(Float64Array.from(values, (value) => Math.abs(value - centre)))
