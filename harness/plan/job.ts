import type { Sampling } from '../schema/config.ts'
import type { Job } from '../schema/job.ts'
import type { Manifest } from '../schema/manifest.ts'
import type { PlannedVisit } from './plan.ts'

/** Writes the job of a planned visit out in full, so that the page needs to know nothing else. */
export const jobOf =
  ({ benchmarks, artefacts }: Manifest) =>
  (visit: PlannedVisit, sampling: Sampling): Job => {
    const benchmark = benchmarks.find(({ id }) => id === visit.benchmark)
    if (!benchmark) throw new Error(`the plan names a benchmark that is not in the manifest: ${visit.benchmark}`)
    const { crate, size, expected, perVariant } = benchmark
    return {
      schemaVersion: 1,
      visit: visit.id,
      seed: visit.seed,
      benchmark: benchmark.id,
      variants: visit.variants.map((id) => ({
        id,
        url: `/artefacts/${crate}/${id}.wasm`,
        features: artefacts.find((artefact) => artefact.crate === crate && artefact.variant === id)?.features ?? [],
        ...(perVariant[id] ?? { size, expected }),
      })),
      sampling,
    }
  }
