import type { VariantResult } from '../../schema/visit.ts'
import { clockFacts, clockSteps } from '../clock.ts'
import { loadVariants } from '../loadVariants.ts'
import { type RunProtocol, stillVisible } from '../measured.ts'
import { displayFacts } from './display.ts'
import { loadFrameKernel } from './frameKernel.ts'
import { measureFrames } from './measureFrames.ts'
import { createQuirks } from './quirks.ts'
import { createSurface } from './surface.ts'
import { browserTicker } from './ticker.ts'

/** What it is like to draw with each variant: work within the frame, cadence, dropped frames. */
export const frames: RunProtocol<'frames'> = async (job, { progress }) => {
  const steps = clockSteps()
  const clock = { ...clockFacts(steps), resolutionMs: steps.stepMs }
  const quirks = createQuirks()
  const display = await displayFacts(job.frames.idleFrames, browserTicker, quirks)
  const results: VariantResult[] = []
  const kernels = await loadVariants(job, progress, results, (wanted, mark, announced) =>
    loadFrameKernel(wanted, job.frame, job.visit, mark, announced),
  )
  const announce = (variant: string, phase: 'warm-up' | 'frames') => progress({ visit: job.visit, variant, phase })
  const surface = createSurface(job.frame)
  const measured = await measureFrames(job, kernels, surface, browserTicker, quirks, announce)
  surface.remove()
  return {
    clock: stillVisible(clock),
    variants: [...results, ...measured.results],
    measuredMs: measured.ms,
    display,
    quirks: quirks.list(),
  }
}
