import type { Job } from '../schema/job.ts'
import type { VariantResult, VisitResult } from '../schema/visit.ts'
import { random } from '../stats/random.ts'
import { clockFacts } from './clock.ts'
import type { Exchange } from './exchange.ts'
import { missingFeatures } from './features.ts'
import { type Kernel, loadKernel } from './kernel.ts'
import { callsPerSample, sample } from './sampler.ts'
import { VariantError } from './variantError.ts'
import { warmUp } from './warmUp.ts'

type Announce = Exchange['progress']

/** Loads the job's variants in their order. One that fails, or needs what the engine lacks, becomes a result at once. */
const load = async (job: Job, announce: Announce, results: VariantResult[]): Promise<Kernel[]> => {
  const kernels: Kernel[] = []
  for (const { id: variant, url, features } of job.variants) {
    const missing = await missingFeatures(features)
    if (missing.length > 0) {
      results.push({ outcome: 'skipped', variant, missing })
      continue
    }
    const mark = `${job.visit} ${variant} ${job.seed}`
    try {
      kernels.push(
        await loadKernel({ variant, url, size: job.size, expected: job.expected, mark }, (phase) =>
          announce({ visit: job.visit, variant, phase }),
        ),
      )
    } catch (error) {
      if (!(error instanceof VariantError)) throw error
      results.push(error.result())
    }
  }
  return kernels
}

/** Warms up and samples. @throws VariantError when a kernel fails; the others have to be measured again then. */
const measure = (kernels: readonly Kernel[], job: Job, stepMs: number) => {
  const warmUps = warmUp(kernels, job.sampling, stepMs)
  const calls = callsPerSample(Math.min(...warmUps.map(({ perCallMs }) => perCallMs)), stepMs, job.sampling)
  const sampled = sample(kernels, calls, job.sampling, random(job.seed))
  const results = kernels.map((kernel, index): VariantResult => {
    const { steady, ms, calls: warmUpCalls } = warmUps[index] as (typeof warmUps)[number]
    return {
      outcome: 'measured',
      variant: kernel.variant,
      checksum: kernel.bits,
      samples: {
        ...kernel.load,
        time: sampled.nsPerCall[index] ?? [],
        'linear-memory': [kernel.memory.buffer.byteLength],
      },
      callsPerSample: sampled.calls,
      warmUp: { steady, ms, calls: warmUpCalls },
    }
  })
  return { rounds: sampled.rounds, results }
}

/** Does a visit from the clock to the result. Failures of single variants are part of the result. */
export const visit = async (job: Job, announce: Announce, errors: readonly string[]): Promise<VisitResult> => {
  const clock = clockFacts()
  const results: VariantResult[] = []
  let kernels = await load(job, announce, results)
  let rounds = 0
  while (kernels.length > 0) {
    await announce({ visit: job.visit, variant: null, phase: 'warm-up' })
    try {
      const measured = measure(kernels, job, clock.stepMs)
      results.push(...measured.results)
      rounds = measured.rounds
      break
    } catch (error) {
      if (!(error instanceof VariantError)) throw error
      results.push(error.result())
      kernels = kernels.filter(({ variant }) => variant !== error.variant)
    }
  }
  return {
    visit: job.visit,
    // A page can be hidden while it measures; what counts is that it was visible throughout.
    clock: { ...clock, visible: clock.visible && document.visibilityState === 'visible' },
    variants: results,
    rounds,
    durationMs: performance.now(),
    errors: errors.slice(0, 100),
  }
}
