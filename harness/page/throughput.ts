import type { ThroughputJob } from '../schema/job.ts'
import type { ClockFacts, VariantResult } from '../schema/visit.ts'
import { random } from '../stats/random.ts'
import { type Canary, warmCanary } from './canary.ts'
import { clockFacts, clockSteps } from './clock.ts'
import { warmInstances } from './instances.ts'
import type { Loaded } from './kernel.ts'
import { loadAll } from './loadAll.ts'
import { type RunProtocol, stillVisible } from './measured.ts'
import { callsPerSample, sample, type Sampled } from './sampler.ts'
import { type Stopwatch, stopwatchFor } from './stopwatch.ts'
import { VariantError } from './variantError.ts'

/** Warms up and samples. @throws VariantError when a kernel fails; the others have to be measured again then. */
const measure = async (
  loaded: readonly Loaded[],
  job: ThroughputJob,
  clock: Pick<ClockFacts, 'stepMs' | 'regular'>,
  stopwatch: Stopwatch,
  canary: Canary,
) => {
  const { sampling } = job
  const source = random(job.seed)
  const mark = (instance: number) => `${job.visit} ${instance} ${job.seed}`
  const { instances, warmUps } = await warmInstances(loaded, sampling, source, stopwatch, mark)
  const perCallMs = warmUps.map((warm) => warm.perCallMs)
  const calls = callsPerSample(perCallMs, clock.stepMs, clock.regular, sampling)
  const sampled = sample(instances, calls, sampling, source, stopwatch, canary)
  const results = loaded.map(({ kernel, load: phases }, index): VariantResult => {
    const { steady, ms, calls: warmUpCalls, curve } = warmUps[index] as (typeof warmUps)[number]
    return {
      outcome: 'measured',
      variant: kernel.variant,
      checksum: kernel.bits,
      samples: {
        ...(job.load ? phases : {}),
        time: sampled.nsPerCall[index] ?? [],
        'linear-memory': [kernel.memory.buffer.byteLength],
      },
      callsPerSample: sampled.calls[index] ?? [],
      warmUp: { steady, ms, calls: warmUpCalls, curve },
    }
  })
  return { sampled, results }
}

/** Warms every variant up and samples them interleaved. */
export const throughput: RunProtocol<'throughput'> = async (job, { progress }) => {
  const steps = clockSteps()
  const clock = clockFacts(steps)
  const stopwatch = stopwatchFor(steps)
  const results: VariantResult[] = []
  let loaded = await loadAll(job, progress, results)
  let sampled: Sampled | undefined
  // After the variants, whose loading is timed.
  const canary = await warmCanary(`${job.visit} ${job.seed}`)
  while (loaded.length > 0 && !sampled) {
    await progress({ visit: job.visit, variant: null, phase: 'warm-up' })
    try {
      const measured = await measure(loaded, job, clock, stopwatch, canary)
      results.push(...measured.results)
      sampled = measured.sampled
    } catch (error) {
      if (!(error instanceof VariantError)) throw error
      results.push(error.result())
      loaded = loaded.filter(({ kernel }) => kernel.variant !== error.variant)
    }
  }
  return {
    clock: stillVisible({ ...clock, resolutionMs: stopwatch.stepMs }),
    variants: results,
    rounds: sampled?.rounds ?? [],
    canary: sampled?.canaryNs ?? [],
    measuredMs: sampled?.measuredMs ?? 0,
  }
}
