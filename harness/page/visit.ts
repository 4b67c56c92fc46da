import type { Job } from '../schema/job.ts'
import type { ClockFacts, VariantResult, VisitResult } from '../schema/visit.ts'
import { random } from '../stats/random.ts'
import { type Canary, warmCanary } from './canary.ts'
import { clockFacts, clockSteps } from './clock.ts'
import type { Exchange } from './exchange.ts'
import { missingFeatures } from './features.ts'
import { warmInstances } from './instances.ts'
import { type Loaded, loadKernel } from './kernel.ts'
import { callsPerSample, sample, type Sampled } from './sampler.ts'
import { type Stopwatch, stopwatchFor } from './stopwatch.ts'
import { VariantError } from './variantError.ts'

type Announce = Exchange['progress']

/** Loads the job's variants in their order. One that fails, or needs what the engine lacks, becomes a result at once. */
const load = async (job: Job, announce: Announce, results: VariantResult[]): Promise<Loaded[]> => {
  const loaded: Loaded[] = []
  for (const { id: variant, url, features, size, expected } of job.variants) {
    const missing = await missingFeatures(features)
    if (missing.length > 0) {
      results.push({ outcome: 'skipped', variant, missing })
      continue
    }
    const mark = `${job.visit} ${variant} ${job.seed}`
    try {
      loaded.push(
        await loadKernel({ variant, url, size, expected, mark }, (phase) =>
          announce({ visit: job.visit, variant, phase }),
        ),
      )
    } catch (error) {
      if (!(error instanceof VariantError)) throw error
      results.push(error.result())
    }
  }
  return loaded
}

/** Warms up and samples. @throws VariantError when a kernel fails; the others have to be measured again then. */
const measure = async (
  loaded: readonly Loaded[],
  job: Job,
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
        ...phases,
        time: sampled.nsPerCall[index] ?? [],
        'linear-memory': [kernel.memory.buffer.byteLength],
      },
      callsPerSample: sampled.calls[index] ?? [],
      warmUp: { steady, ms, calls: warmUpCalls, curve },
    }
  })
  return { sampled, results }
}

/** Does a visit from the clock to the result. Failures of single variants are part of the result. */
export const visit = async (job: Job, announce: Announce, errors: readonly string[]): Promise<VisitResult> => {
  const steps = clockSteps()
  const clock = clockFacts(steps)
  const stopwatch = stopwatchFor(steps)
  const results: VariantResult[] = []
  let loaded = await load(job, announce, results)
  let sampled: Sampled | undefined
  // After the variants, whose loading is timed.
  const canary = await warmCanary(`${job.visit} ${job.seed}`)
  while (loaded.length > 0 && !sampled) {
    await announce({ visit: job.visit, variant: null, phase: 'warm-up' })
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
    visit: job.visit,
    // A page can be hidden while it measures; what counts is that it was visible throughout.
    clock: {
      ...clock,
      resolutionMs: stopwatch.stepMs,
      visible: clock.visible && document.visibilityState === 'visible',
    },
    variants: results,
    rounds: sampled?.rounds ?? [],
    canary: sampled?.canaryNs ?? [],
    measuredMs: sampled?.measuredMs ?? 0,
    durationMs: performance.now(),
    errors: errors.slice(0, 100),
  }
}
