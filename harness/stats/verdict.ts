/** Differences smaller than this share are called equivalent when the interval proves it. */
export const equivalenceMargin = 0.01

/**
 * What an interval of "how many times better than the baseline" allows to be said.
 *
 * `equivalent`: the whole interval is within the margin of 1. `faster`, `slower` (better, worse): it excludes 1.
 * `inconclusive`: anything else, and whenever there is no interval.
 */
export const verdict = (
  interval: { readonly low: number; readonly high: number } | null,
  margin = equivalenceMargin,
): 'faster' | 'slower' | 'equivalent' | 'inconclusive' => {
  if (interval === null) return 'inconclusive'
  const { low, high } = interval
  if (low >= 1 / (1 + margin) && high <= 1 + margin) return 'equivalent'
  if (low > 1) return 'faster'
  if (high < 1) return 'slower'
  return 'inconclusive'
}
