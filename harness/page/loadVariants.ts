import type { JobVariant } from '../schema/job.ts'
import type { Phase, VariantResult } from '../schema/visit.ts'
import type { Exchange } from './exchange.ts'
import { missingFeatures } from './features.ts'
import { VariantError } from './variantError.ts'

/** Called before a step that may never return; resolves when the server has heard it. */
export type Announce = (phase: Phase) => Promise<void>

/** What a job says of the variants to load. */
export interface VariantsJob {
  readonly visit: string
  readonly seed: number
  readonly variants: readonly JobVariant[]
}

/**
 * Loads the job's variants in their order. One that fails, or needs what the engine lacks, becomes a result at once.
 *
 * @param load gets a mark unlike that of any other load in this browser; throws VariantError
 */
export const loadVariants = async <Loaded>(
  { visit, seed, variants }: VariantsJob,
  progress: Exchange['progress'],
  results: VariantResult[],
  load: (variant: JobVariant, mark: string, announce: Announce) => Promise<Loaded>,
): Promise<Loaded[]> => {
  const loaded: Loaded[] = []
  for (const wanted of variants) {
    const { id: variant, features } = wanted
    const missing = await missingFeatures(features)
    if (missing.length > 0) {
      results.push({ outcome: 'skipped', variant, missing })
      continue
    }
    try {
      loaded.push(await load(wanted, `${visit}-${variant}-${seed}`, (phase) => progress({ visit, variant, phase })))
    } catch (error) {
      if (!(error instanceof VariantError)) throw error
      results.push(error.result())
    }
  }
  return loaded
}
