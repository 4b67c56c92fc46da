/**
 * Mean of what is left after the lowest and the highest `share` of the samples are put aside.
 *
 * The number that a visit counts for: a median of samples from a coarse clock can only sit on the clock's grid and so
 * hides small effects; a mean does not, and trimming keeps it steady when the machine interrupts a sample.
 *
 * @param samples at least one
 * @param share in [0, 0.5)
 */
export const trimmedMean = (samples: readonly number[], share = 0.2): number => {
  if (samples.length === 0) throw new RangeError('a mean of no samples')
  const sorted = samples.toSorted((a, b) => a - b)
  const cut = Math.floor(sorted.length * share)
  const kept = sorted.slice(cut, sorted.length - cut)
  return kept.reduce((sum, sample) => sum + sample, 0) / kept.length
}
