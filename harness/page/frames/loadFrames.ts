import type { CapacityJob, FramesJob } from '../../schema/job.ts'
import type { VariantResult } from '../../schema/visit.ts'
import type { Exchange } from '../exchange.ts'
import { missingFeatures } from '../features.ts'
import { VariantError } from '../variantError.ts'
import { type FrameKernel, loadFrameKernel } from './frameKernel.ts'

/** Loads the job's variants in their order. One that fails, or needs what the engine lacks, becomes a result at once. */
export const loadFrames = async (
  job: FramesJob | CapacityJob,
  progress: Exchange['progress'],
  results: VariantResult[],
): Promise<FrameKernel[]> => {
  const kernels: FrameKernel[] = []
  for (const wanted of job.variants) {
    const { id: variant } = wanted
    const missing = await missingFeatures(wanted.features)
    if (missing.length > 0) {
      results.push({ outcome: 'skipped', variant, missing })
      continue
    }
    const mark = `${job.visit} ${variant} ${job.seed}`
    try {
      const announce = (phase: Parameters<typeof progress>[0]['phase']) =>
        progress({ visit: job.visit, variant, phase })
      kernels.push(await loadFrameKernel(wanted, job.frame, job.visit, mark, announce))
    } catch (error) {
      if (!(error instanceof VariantError)) throw error
      results.push(error.result())
    }
  }
  return kernels
}
