/** Differences smaller than this share are called equivalent when the interval proves it. */
export const equivalenceMargin = 0.01

/** What may be said of a variant against the baseline. */
export type Verdict = 'faster' | 'slower' | 'equivalent' | 'inconclusive'

/**
 * What an interval of "how many times better than the baseline" allows to be said.
 *
 * `equivalent`: the whole interval is within the margin of 1. `faster`, `slower` (better, worse): it excludes 1, and so
 * does the test adjusted for the family, if there is one. `inconclusive`: anything else, and whenever there is no
 * interval.
 *
 * @param adjustedP of the test against 1, from `holm`; `null` or left out where the interval alone decides
 * @param confidence of the family: `adjustedP` has to be at most 1 − confidence
 */
export const verdict = (
  interval: { readonly low: number; readonly high: number } | null,
  margin = equivalenceMargin,
  adjustedP: number | null = null,
  confidence = 0.95,
): Verdict => {
  if (interval === null) return 'inconclusive'
  const { low, high } = interval
  if (low >= 1 / (1 + margin) && high <= 1 + margin) return 'equivalent'
  // 1 − 0.9 is a little less than 0.1 in doubles, and a p of exactly the level passes.
  if (adjustedP !== null && adjustedP > 1 - confidence + Number.EPSILON) return 'inconclusive'
  if (low > 1) return 'faster'
  if (high < 1) return 'slower'
  return 'inconclusive'
}
