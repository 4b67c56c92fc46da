import { incompleteBeta, logBeta } from './incompleteBeta.ts'
import { normalQuantile } from './normal.ts'

const density = (t: number, df: number): number =>
  Math.exp((-(df + 1) / 2) * Math.log1p((t * t) / df) - logBeta(df / 2, 0.5)) / Math.sqrt(df)

/** P(T ≥ t) for t ≥ 0 (Abramowitz & Stegun 26.5.27 and 26.7.1). */
const upperTail = (t: number, df: number): number => {
  const square = t * t
  if (square === Infinity) return 0
  return incompleteBeta(df / (df + square), df / 2, 0.5, square / (df + square)) / 2
}

/**
 * P(T ≤ t) for Student's t with `df` degrees of freedom, whole or not. Relative error below 1e-11 for up to 10,000
 * degrees of freedom, in the lower tail too; for upper tails take P(T ≤ −t).
 *
 * @param df positive
 */
export const tCdf = (t: number, df: number): number => (t < 0 ? upperTail(-t, df) : 1 - upperTail(t, df))

/**
 * The t with P(T ≤ t) = probability, for `df` degrees of freedom, whole or not.
 *
 * @param probability in [0, 1]; the ends give −∞ and ∞
 * @param df positive
 * @throws RangeError outside these
 */
export const tQuantile = (probability: number, df: number): number => {
  if (!(df > 0)) throw new RangeError(`${df} degrees of freedom`)
  if (probability > 0.5) return -tQuantile(1 - probability, df)
  let t = -normalQuantile(probability)
  if (t === 0 || t === Infinity) return -t
  // Tails are heavier than the normal one, so this begins below the root, and the tail is convex, so Newton's method
  // climbs to the root without ever passing it.
  for (;;) {
    const step = (upperTail(t, df) - probability) / density(t, df)
    if (!(step > t * 1e-14)) return -t
    t += step
  }
}
