/** The samples from the 5 % to the 15 % quantile, at least one. */
export interface LowBand {
  readonly mean: number
  /** Smallest and largest sample of the band. */
  readonly low: number
  readonly high: number
}

/**
 * What else runs on a core (the neighbour of a hyper-thread, interrupts) only ever adds time, and in bursts, so the
 * undisturbed samples are among the low ones and agree with each other. The lowest twentieth is left out, because a
 * coarse clock can make a sample look shorter than it was. Reckoned again from the journals of eighteen comparisons on a
 * shared machine, bands from 0 to 10 % and up to 25 or 50 % scattered up to twice as much between visits in one engine or another.
 *
 * Costs one sort of numbers, n log n.
 *
 * @param samples at least one, in any unit; not changed
 * @throws RangeError when there are none
 */
export const lowBand = (samples: ArrayLike<number>): LowBand => {
  if (samples.length === 0) throw new RangeError('a low band of no samples')
  const sorted = Float64Array.from(samples).toSorted()
  const from = Math.floor(sorted.length / 20)
  const to = Math.max(from + 1, Math.ceil(sorted.length * 0.15))
  const band = sorted.subarray(from, to)
  return {
    mean: band.reduce((sum, sample) => sum + sample, 0) / band.length,
    low: band[0] as number,
    high: band.at(-1) as number,
  }
}

/**
 * Mean of the low band. On shared machines it scatters between visits three to ten times less than a mean trimmed at
 * both ends. It does not notice the grid of a coarse clock only while the number of calls per sample takes many values;
 * `undisturbedMean` has no such condition.
 */
export const lowBandMean = (samples: ArrayLike<number>): number => lowBand(samples).mean
