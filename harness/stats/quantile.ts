import { median } from './median.ts'

/**
 * The p-quantile, estimated without bias in the median whatever the distribution: definition 8 of Hyndman and Fan,
 * "Sample Quantiles in Statistical Packages" (The American Statistician, 1996).
 *
 * @param values at least one; not changed
 * @param p from 0 to 1
 * @throws RangeError when there are none
 */
export const quantile = (values: ArrayLike<number>, p: number): number => {
  if (values.length === 0) throw new RangeError('a quantile of no values')
  const sorted = Float64Array.from(values).toSorted()
  const position = (sorted.length + 1 / 3) * p + 1 / 3
  const below = Math.min(Math.max(Math.floor(position), 1), sorted.length)
  const above = Math.min(below + 1, sorted.length)
  const low = sorted[below - 1] as number
  return low + Math.min(Math.max(position - below, 0), 1) * ((sorted[above - 1] as number) - low)
}

/** Halvings until a double has no more digits to give. */
const halvings = 60

/**
 * The median of times that a clock with steps has told. A time that began at any moment between two steps reads as the
 * whole number of steps below or above it, the nearer one more often; so each reading stands for all times within a step
 * of it. For times that are all alike this is exact on average, where the median of the readings would sit on the grid.
 *
 * @param values at least one; not changed
 * @param step of the clock, in the unit of the values; 0 for one without
 * @throws RangeError when there are none
 */
export const steppedMedian = (values: readonly number[], step: number): number => {
  const plain = median(values)
  if (step <= 0) return plain
  const shareBelow = (time: number): number =>
    values.reduce((sum, value) => sum + Math.min(Math.max((time - value + step) / (2 * step), 0), 1), 0) / values.length
  /** Where the share comes to one half, seen from below or from above: the same, unless no time lies in the middle. */
  const reach = (isBelow: (share: number) => boolean): number => {
    let [low, high] = [plain - 2 * step, plain + 2 * step]
    for (let count = 0; count < halvings; count++) {
      const middle = (low + high) / 2
      if (isBelow(shareBelow(middle))) low = middle
      else high = middle
    }
    return (low + high) / 2
  }
  return (reach((share) => share < 0.5) + reach((share) => share <= 0.5)) / 2
}
