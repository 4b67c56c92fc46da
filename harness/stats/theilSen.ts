import { median } from './median.ts'

/**
 * Slope of values that were taken at equal distances, per step: the median of the slopes of all pairs. Up to 29 % of the
 * values may be wild without harm. Theil (1950); Sen, JASA 63 (1968), 1379–1389. Quadratic in the number of values.
 *
 * @param values at least two
 */
export const theilSen = (values: readonly number[]): number => {
  if (values.length < 2) throw new RangeError('a slope of fewer than two values')
  const slopes = values.flatMap((later, index) =>
    values.slice(0, index).map((earlier, other) => (later - earlier) / (index - other)),
  )
  return median(slopes)
}
