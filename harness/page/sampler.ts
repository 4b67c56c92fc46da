import { Bench } from 'tinybench'
import type { Sampling } from '../schema/config.ts'
import type { Random } from '../stats/random.ts'
import { timeBatch } from './batch.ts'
import type { Canary } from './canary.ts'
import type { Kernel } from './kernel.ts'
import type { Stopwatch } from './stopwatch.ts'

/** One instance of every variant, in the order of the variants. */
export type Instance = readonly Kernel[]

export interface Sampled {
  /** The instance that each round sampled. */
  readonly rounds: number[]
  /** The place in the order of each round, from 0, by variant and round. */
  readonly places: number[][]
  /** Calls in each sample of a round, by variant and round. */
  readonly calls: number[][]
  /** Time per call in ns, by variant; two samples a round. */
  readonly nsPerCall: number[][]
  /** Time per call of the canary in ns. */
  readonly canaryNs: number[]
  /** Time that the rounds took, in ms. */
  readonly measuredMs: number
}

/** Seven digits: finer than any clock tells a sample, and short in the journal. */
const rounded = (ns: number): number => Number(ns.toPrecision(7))

/** Variants that are slower than the fastest by no more than this share do exactly the same number of calls. */
const sameWork = 0.25
/** The number of calls varies by up to this share from round to round. */
const variation = 0.25
/** Rounds from one sample of the canary to the next. */
const canaryRounds = 16

/**
 * How many calls of each variant make a sample: long against the clock's step, and about equally long for all, because
 * a longer sample is more often disturbed, which would count against the slower variant. Where variants are about
 * equally fast, all do the same number, so that nothing but the code differs.
 *
 * @param perCallMs time of one call, by variant
 */
export const callsPerSample = (perCallMs: readonly number[], stepMs: number, regular: boolean, sampling: Sampling) => {
  const { minSampleMs, minClockSteps } = sampling
  // A vernier reads between the steps, but its counting costs two of them.
  const targetMs = Math.max(minSampleMs, (regular ? Math.min(25, minClockSteps) : minClockSteps) * stepMs)
  const fastest = Math.min(...perCallMs)
  return perCallMs.map((ms) => Math.max(1, Math.ceil(targetMs / (ms <= fastest * (1 + sameWork) ? fastest : ms))))
}

/**
 * Samples the kernels in rounds. A round takes one instance of all variants, runs each once in a random order and once
 * more in the reverse of it, so that a drift within the round cancels; rounds take the instances in turns, so that what
 * happens to the machine meets all of them alike. tinybench decides when it is enough; one of its iterations is one round.
 *
 * The number of calls varies from round to round, which keeps samples off the grid of a coarse clock.
 *
 * @param calls from {@link callsPerSample}
 */
export const sample = (
  instances: readonly Instance[],
  calls: readonly number[],
  sampling: Sampling,
  random: Random,
  stopwatch: Stopwatch,
  canary?: Canary,
): Sampled => {
  const variants = calls.map((_, index) => index)
  const sampled: Sampled = {
    rounds: [],
    places: variants.map(() => []),
    calls: variants.map(() => []),
    nsPerCall: variants.map(() => []),
    canaryNs: [],
    measuredMs: 0,
  }
  let turn: number[] = []
  const nextInstance = (): number => {
    if (turn.length === 0) turn = random.shuffled(instances.map((_, index) => index))
    return turn.pop() as number
  }

  const round = (): void => {
    if (canary && sampled.rounds.length % canaryRounds === 0) sampled.canaryNs.push(canary.sampleNs(stopwatch))
    const place = nextInstance()
    const instance = instances[place] as Instance
    sampled.rounds.push(place)
    const factor = 1 + variation * random.uniform()
    const batches = calls.map((count) => Math.max(1, Math.round(count * factor)))
    const order = random.shuffled(variants)
    // What another instance left in the caches belongs to nobody's time.
    if (instances.length > 1) for (const variant of order) (instance[variant] as Kernel).run()
    for (const variant of [...order, ...order.toReversed()]) {
      const batch = batches[variant] as number
      const elapsedMs = timeBatch(instance[variant] as Kernel, batch, 'sample', stopwatch)
      sampled.nsPerCall[variant]?.push(rounded((elapsedMs / batch) * 1e6))
    }
    order.forEach((variant, at) => sampled.places[variant]?.push(at))
    batches.forEach((batch, variant) => sampled.calls[variant]?.push(batch))
  }

  const bench = new Bench({
    time: sampling.measureMs,
    iterations: sampling.minRounds * instances.length,
    warmup: false,
    throws: true,
  })
  bench.add('round', round, { async: false })
  const start = performance.now()
  bench.runSync()
  return { ...sampled, measuredMs: performance.now() - start }
}
