import { lowBand } from './lowBand.ts'

/** A sample within so many clock steps of the centre counts in full: two readings, each off by less than a step. */
const fullSteps = 1.5
/** One as far off as this counts nothing: the clock cannot have done it. In between, the weight falls linearly. */
const noSteps = 3
/** The weights settle in fewer than ten rounds as a rule; a tie between two of them must not go on for ever. */
const mostRounds = 50

/**
 * The mean of the samples that nothing but the clock has disturbed: the number that a visit's kernel instance counts
 * for.
 *
 * A quantile, and so the low band too, of samples from a coarse clock sits on the clock's grid: with calls as long as a
 * step or longer, an effect below a step reads as none. A mean over *all* outcomes of the clock is exact, so the band is
 * widened to what the clock can have done to an undisturbed sample, around a centre that is found in rounds (a mean with
 * redescending weights, flat and then falling as Hampel's: Andrews et al., Robust Estimates of Location, 1972). Where
 * the clock is fine against the samples this is the low band itself; where it is so coarse that a burst of interference
 * is shorter than a step, it comes near the mean.
 *
 * Costs the sort of the low band and a few passes.
 *
 * @param samples at least one: time per call
 * @param steps for each sample, the clock's step divided by the number of calls in the sample; same unit
 * @throws RangeError when there are no samples, or not as many steps
 */
export const undisturbedMean = (samples: ArrayLike<number>, steps: ArrayLike<number>): number => {
  if (steps.length !== samples.length) throw new RangeError('every sample needs its clock step')
  const { mean, low, high } = lowBand(samples)

  const weightOf = (sample: number, step: number, centre: number): number => {
    if (sample >= low && sample <= high) return 1
    const distance = Math.abs(sample - centre)
    if (distance <= fullSteps * step) return 1
    return Math.max(0, (noSteps - distance / step) / (noSteps - fullSteps))
  }

  let centre = mean
  for (let round = 0; round < mostRounds; round++) {
    let sum = 0
    let weights = 0
    for (let index = 0; index < samples.length; index++) {
      const sample = samples[index] as number
      const weight = weightOf(sample, steps[index] as number, centre)
      sum += weight * sample
      weights += weight
    }
    const moved = Math.abs(sum / weights - centre)
    centre = sum / weights
    if (moved <= 1e-7 * centre) break
  }
  return centre
}
