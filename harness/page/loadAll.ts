import type { ThroughputJob } from '../schema/job.ts'
import type { VariantResult } from '../schema/visit.ts'
import type { Exchange } from './exchange.ts'
import { missingFeatures } from './features.ts'
import { type Loaded, loadKernel } from './kernel.ts'
import { VariantError } from './variantError.ts'

/** Loads the job's variants in their order. One that fails, or needs what the engine lacks, becomes a result at once. */
export const loadAll = async (
  job: ThroughputJob,
  progress: Exchange['progress'],
  results: VariantResult[],
): Promise<Loaded[]> => {
  const loaded: Loaded[] = []
  for (const { id: variant, url, features, size, expected } of job.variants) {
    const missing = await missingFeatures(features)
    if (missing.length > 0) {
      results.push({ outcome: 'skipped', variant, missing })
      continue
    }
    const mark = `${job.visit}-${variant}-${job.seed}`
    try {
      loaded.push(
        await loadKernel({ variant, url, size, expected, mark }, job.visit, (phase) =>
          progress({ visit: job.visit, variant, phase }),
        ),
      )
    } catch (error) {
      if (!(error instanceof VariantError)) throw error
      results.push(error.result())
    }
  }
  return loaded
}
