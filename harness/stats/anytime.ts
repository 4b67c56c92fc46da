import { meanWithError } from './pairedT.ts'

/** An interval that may be looked at after every value: all of the looks together cover with this confidence. */
export interface AnytimeInterval {
  readonly low: number
  readonly high: number
  readonly confidence: number
}

/**
 * How far t may be from 0. With g = 1 (a shift as large as the scatter is what the test is most eager to find), E below
 * reaches 1/α at this t; infinite while n is too small.
 */
const multiplier = (n: number, confidence: number): number => {
  const k = ((1 + n) / (1 - confidence) ** 2) ** (1 / n)
  return k < 1 + n ? Math.sqrt(((n - 1) * (k - 1)) / (1 - k / (1 + n))) : Infinity
}

/**
 * The anytime-valid t interval for the centre of normal values: a run may stop at any visit, for any reason, and the
 * interval at that moment covers with the confidence promised. Conservative where tails are heavy. From the e-value of
 * the t test under the right Haar prior on the scale, with a normal prior of variance g = 1 on the shift in standard
 * deviations (Wang & Ramdas 2023, "Anytime-valid t-tests and confidence sequences for Gaussian means with unknown
 * variance").
 *
 * @param values one per visit, in the order of time, on a scale on which they scatter symmetrically
 * @returns `null` while it is infinite: below five values for 0.95
 */
export const anytimeInterval = (values: readonly number[], confidence = 0.95): AnytimeInterval | null => {
  if (values.length < 2) return null
  const { mean, se } = meanWithError(values)
  const factor = multiplier(values.length, confidence)
  if (factor === Infinity) return null
  return { low: mean - factor * se, high: mean + factor * se, confidence }
}

/**
 * Log of E of the t statistic: how much better shifts fit than none, on average over the prior.
 *
 * @param n values
 * @param square t²/(n − 1); infinite for values without any scatter away from the centre
 */
export const logEvidence = (n: number, square: number): number => {
  const ratio = square === Infinity ? 1 + n : (1 + square) / (1 + square / (1 + n))
  return (n * Math.log(ratio) - Math.log(1 + n)) / 2
}

/**
 * The e-values against "the centre is theta" after each of the values: evidence that may be looked at every time. Were
 * theta the centre, any of them would reach 1/α with probability α at most. Infinity beyond the range of doubles.
 */
export const anytimeEs = (values: readonly number[], theta: number): number[] => {
  // Mean and sum of squares as they grow, by the method of Welford (1962).
  let mean = 0
  let squares = 0
  return values.map((value, index) => {
    const n = index + 1
    const step = value - mean
    mean += step / n
    squares += step * (value - mean)
    if (n === 1 || mean === theta) return n === 1 ? 1 : Math.exp(logEvidence(n, 0))
    return Math.exp(logEvidence(n, (n * (mean - theta) ** 2) / squares))
  })
}

/** The last of them: evidence after all the values. Without values 1. */
export const anytimeE = (values: readonly number[], theta: number): number => anytimeEs(values, theta).at(-1) ?? 1
