import { Bench } from 'tinybench'
import type { Sampling } from '../schema/config.ts'
import type { Random } from '../stats/random.ts'
import { timeBatch } from './batch.ts'
import type { Kernel } from './kernel.ts'

export interface Sampled {
  readonly rounds: number
  /** Calls in each round's samples: the same for every kernel, so that all do the same work. */
  readonly calls: number[]
  /** Time per call in ns, by kernel and round. */
  readonly nsPerCall: number[][]
}

/**
 * Fewest calls for which even the fastest kernel's sample is long against the clock's step.
 *
 * @param fastestMs time of one call of the fastest kernel
 */
export const callsPerSample = (fastestMs: number, stepMs: number, sampling: Sampling): number =>
  Math.max(1, Math.ceil(Math.max(sampling.minSampleMs, sampling.minClockSteps * stepMs) / fastestMs))

/**
 * Samples the kernels in rounds: in each round every kernel once, in a random order, so that drifts of the machine
 * meet all of them alike. tinybench decides when it is enough; one of its iterations is one round.
 *
 * The number of calls varies from round to round by up to a quarter, which keeps samples off the grid of a coarse clock.
 *
 * @param calls from {@link callsPerSample}
 */
export const sample = (kernels: readonly Kernel[], calls: number, sampling: Sampling, random: Random): Sampled => {
  const sampled: Sampled = { rounds: 0, calls: [], nsPerCall: kernels.map(() => []) }
  const order = kernels.map((_, index) => index)

  const bench = new Bench({ time: sampling.measureMs, iterations: sampling.minRounds, warmup: false, throws: true })
  bench.add(
    'round',
    () => {
      const batch = calls + random.below(Math.floor(calls / 4) + 1)
      sampled.calls.push(batch)
      for (const index of random.shuffled(order)) {
        const elapsedMs = timeBatch(kernels[index] as Kernel, batch, 'sample')
        sampled.nsPerCall[index]?.push((elapsedMs / batch) * 1e6)
      }
    },
    { async: false },
  )
  bench.runSync()
  return { ...sampled, rounds: sampled.calls.length }
}
