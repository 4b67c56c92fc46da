import { undisturbedMean } from '../stats/undisturbedMean.ts'
import type { Metric, Taken } from './metric.ts'

/** Samples last at least this long where the clock is fine (schema/config.ts, `minSampleMs`), in ns… */
const shortestNs = 500_000
/** …and where it is not, at least this many times what it can tell. */
const fewestResolutions = 100

/**
 * The undisturbed time of one crossing. All cases of a visit have samples of about the same length, but each has a number of
 * crossings of its own; so what the clock can have done to a sample is known as a share of it.
 */
const undisturbed = (samples: readonly number[], { resolutionNs }: Taken): number[] => {
  const share = Math.min(resolutionNs / shortestNs, 1 / fewestResolutions)
  return [
    undisturbedMean(
      samples,
      samples.map((sample) => sample * share),
    ),
  ]
}

/** A way to cross between JavaScript and Wasm: what one call, or one element, takes when nothing disturbs it. */
export const crossing = (id: string, facts: Pick<Metric, 'title' | 'description'>): Metric => ({
  id: `crossing-${id}`,
  ...facts,
  unit: 'ns',
  better: 'lower',
  group: 'boundary',
  collect: { from: 'page', summarise: undisturbed },
})
