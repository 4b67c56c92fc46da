import type { VariantResult } from '../../schema/visit.ts'
import { random } from '../../stats/random.ts'
import { clockFacts, clockSteps } from '../clock.ts'
import { loadVariants } from '../loadVariants.ts'
import { type RunProtocol, stillVisible } from '../measured.ts'
import { VariantError } from '../variantError.ts'
import { attempt } from '../attempt.ts'
import { displayFacts } from './display.ts'
import { loadFrameKernel } from './frameKernel.ts'
import { measureCapacity } from './measureCapacity.ts'
import { createQuirks } from './quirks.ts'
import { createSurface } from './surface.ts'
import { browserTicker } from './ticker.ts'
import { warmFrames } from './warmFrames.ts'

/** The largest workload of each variant that still holds the refresh rate. The variants come in a random order. */
export const capacity: RunProtocol<'capacity'> = async (job, { progress }) => {
  const steps = clockSteps()
  const clock = { ...clockFacts(steps), resolutionMs: steps.stepMs }
  const quirks = createQuirks()
  const ticker = browserTicker
  const display = await displayFacts(job.capacity.idleFrames, ticker, quirks)
  const results: VariantResult[] = []
  const kernels = await loadVariants(job, progress, results, (wanted, mark, announced) =>
    loadFrameKernel(wanted, job.frame, job.visit, mark, announced),
  )
  const surface = createSurface(job.frame)
  let measuredMs = 0
  for (const kernel of random(job.seed).shuffled(kernels)) {
    const { variant, checksum } = kernel
    try {
      await progress({ visit: job.visit, variant, phase: 'warm-up' })
      const warmUp = await attempt(variant, 'warm-up', () => warmFrames(kernel, ticker))
      kernel.verify()
      await progress({ visit: job.visit, variant, phase: 'capacity' })
      if (display === null)
        throw new VariantError(variant, 'capacity', 'No frames came: there is no refresh rate to hold.')
      const measured = await attempt(variant, 'capacity', () =>
        measureCapacity(kernel, job, display.refreshMs, surface, ticker, quirks),
      )
      measuredMs += measured.ms
      const samples = measured.capacity === null ? [] : [measured.capacity]
      results.push({
        outcome: 'measured',
        variant,
        checksum,
        samples: { capacity: samples },
        callsPerSample: [],
        warmUp,
      })
    } catch (error) {
      if (!(error instanceof VariantError)) throw error
      results.push(error.result())
    }
  }
  surface.remove()
  return { clock: stillVisible(clock), variants: results, measuredMs, display, quirks: quirks.list() }
}
