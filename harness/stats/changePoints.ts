import { cheapestCuts } from './cheapestCuts.ts'
import { median } from './median.ts'

export interface ChangePointOptions {
  /** Price of one change, in log n: 2 is the Bayesian information criterion for a place and a level; more sees less. */
  readonly penalty?: number
  /** Fewest values between two changes. */
  readonly minSegment?: number
}

/** A value further than this from the running median, in units of the noise, is drawn in to there. */
const farthest = 3
/** Median distance of two independent normal values, in standard deviations: √2 times the upper quartile. */
const medianDifferenceOfNormal = Math.SQRT2 * 0.674_49
/** Mean distance of two independent normal values, in standard deviations. */
const meanDifferenceOfNormal = 2 / Math.sqrt(Math.PI)

/**
 * Standard deviation of the noise, from differences of neighbours, which a few changes of level do not touch. Where
 * half of the neighbours are equal, as readings of a coarse clock can be, the mean difference takes the median's place.
 */
export const noiseOf = (values: readonly number[]): number => {
  if (values.length < 2) return 0
  const differences = values.slice(1).map((value, index) => Math.abs(value - (values[index] as number)))
  const typical = median(differences)
  if (typical > 0) return typical / medianDifferenceOfNormal
  return differences.reduce((sum, difference) => sum + difference, 0) / differences.length / meanDifferenceOfNormal
}

/** The values, each no farther from the median of its neighbours within `reach` than three standard deviations of the noise. */
export const drawnIn = (values: readonly number[], noise: number, reach: number): Float64Array =>
  Float64Array.from(values, (value, index) => {
    const centre = median(values.slice(Math.max(0, index - reach), index + reach + 1))
    return Math.min(centre + farthest * noise, Math.max(centre - farthest * noise, value))
  })

/**
 * Where the mean of a series changes for good, or for a while: the cuts that least squares and a price per cut agree on.
 *
 * Squares make the search exact and fast, and a single wild value dear; so values are first drawn in to three standard
 * deviations of the noise from the running median. That median follows a change within one segment's least length, but
 * not a value or two. (A bounded loss, Fearnhead & Rigaill 2019, would do both at once with much more machinery.)
 *
 * Time grows with n where changes come regularly, and with its square where none come: 10⁴ values take a fraction of a
 * second either way.
 *
 * @returns index of each new segment's first value, ascending; empty for a series without a change
 */
export const changePoints = (
  values: readonly number[],
  { penalty = 3, minSegment = 5 }: ChangePointOptions = {},
): number[] => {
  const noise = noiseOf(values)
  if (noise === 0) return []
  const price = penalty * Math.log(values.length) * noise ** 2
  return cheapestCuts(drawnIn(values, noise, minSegment), price, minSegment)
}
