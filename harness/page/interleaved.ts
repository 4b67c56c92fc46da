import type { ClockFacts, Phase, VariantResult } from '../schema/visit.ts'
import { type Canary, warmCanary } from './canary.ts'
import { clockFacts, clockSteps } from './clock.ts'
import type { Exchange } from './exchange.ts'
import { type VariantsJob, loadVariants } from './loadVariants.ts'
import { type Measured, stillVisible } from './measured.ts'
import type { Sampled } from './sampler.ts'
import { type Stopwatch, stopwatchFor } from './stopwatch.ts'
import { VariantError } from './variantError.ts'

/** What samples are taken with. */
export interface Instruments {
  readonly clock: Pick<ClockFacts, 'stepMs' | 'regular'>
  readonly stopwatch: Stopwatch
  readonly canary: Canary
}

/** What is loaded and how it is sampled. */
export interface Interleaving<Loaded extends { readonly variant: string }> {
  /** Announced before the measurement. */
  readonly phase: Phase
  readonly load: Parameters<typeof loadVariants<Loaded>>[3]
  /** Samples all of them together. @throws VariantError when one fails; the others have to be measured again then */
  readonly measure: (
    loaded: readonly Loaded[],
    instruments: Instruments,
  ) => Promise<{ readonly sampled: Sampled; readonly results: readonly VariantResult[] }>
}

/** Loads the variants and samples them together; one that fails is left out and is a result of its own. */
export const interleaved = async <Loaded extends { readonly variant: string }>(
  job: VariantsJob,
  progress: Exchange['progress'],
  { phase, load, measure }: Interleaving<Loaded>,
): Promise<{ readonly measured: Measured; readonly loaded: readonly Loaded[] }> => {
  const steps = clockSteps()
  const clock = clockFacts(steps)
  const stopwatch = stopwatchFor(steps)
  const results: VariantResult[] = []
  let loaded = await loadVariants(job, progress, results, load)
  // After the variants, whose loading may be timed.
  const canary = await warmCanary(`${job.visit} ${job.seed}`)
  let sampled: Sampled | undefined
  while (loaded.length > 0 && !sampled) {
    await progress({ visit: job.visit, variant: null, phase })
    try {
      const found = await measure(loaded, { clock, stopwatch, canary })
      results.push(...found.results)
      sampled = found.sampled
    } catch (error) {
      if (!(error instanceof VariantError)) throw error
      results.push(error.result())
      loaded = loaded.filter(({ variant }) => variant !== error.variant)
    }
  }
  const measured = {
    clock: stillVisible({ ...clock, resolutionMs: stopwatch.stepMs }),
    variants: results,
    rounds: sampled?.rounds ?? [],
    canary: sampled?.canaryNs ?? [],
    measuredMs: sampled?.measuredMs ?? 0,
  }
  return { measured, loaded }
}
