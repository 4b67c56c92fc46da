import type { Sampling } from '../schema/config.ts'
import type { Job } from '../schema/job.ts'
import type { Manifest } from '../schema/manifest.ts'
import type { PlannedVisit } from './plan.ts'

/** Writes the job of a planned visit out in full, so that the page needs to know nothing else. */
export const jobOf =
  ({ benchmarks, artefacts }: Manifest, sampling: Sampling) =>
  (visit: PlannedVisit): Job => {
    const benchmark = benchmarks.find(({ id }) => id === visit.benchmark)
    if (!benchmark) throw new Error(`the plan names a benchmark that is not in the manifest: ${visit.benchmark}`)
    return {
      schemaVersion: 1,
      visit: visit.id,
      seed: visit.seed,
      benchmark: benchmark.id,
      size: benchmark.size,
      expected: benchmark.expected,
      variants: visit.variants.map((id) => ({
        id,
        url: `/artefacts/${benchmark.crate}/${id}.wasm`,
        features: artefacts.find(({ crate, variant }) => crate === benchmark.crate && variant === id)?.features ?? [],
      })),
      sampling,
    }
  }
