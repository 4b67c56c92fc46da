import type { Built } from '../compare/pair.ts'
import { type Made, servedFile } from '../running/made.ts'
import type { Benchmark } from '../schema/manifest.ts'

export interface Beside extends Made {
  /** Benchmarks that the control does not have; they are measured, but against nothing. */
  readonly without: readonly string[]
}

/**
 * A build with the modules of a control beside its own, as one more variant of every benchmark that both have. A control that works
 * through another size than tonight's is none.
 *
 * @param variant that the control was built in
 * @param id of the control as a variant
 */
export const beside = ({ manifest, files }: Made, control: Built, variant: string, id: string): Beside => {
  const pinned = control.manifest.artefacts.filter((artefact) => artefact.variant === variant)
  const partnerOf = ({ id: benchmark, size }: Benchmark) =>
    control.manifest.benchmarks.find((other) => other.id === benchmark && other.size === size)
  const isHeld = (benchmark: Benchmark): boolean =>
    partnerOf(benchmark) !== undefined && pinned.some(({ crate }) => crate === benchmark.crate)
  const crates = new Set(manifest.benchmarks.filter(isHeld).map(({ crate }) => crate))
  const own = pinned.filter(({ crate }) => crates.has(crate))
  return {
    manifest: {
      ...manifest,
      benchmarks: manifest.benchmarks.map((benchmark) => {
        const partner = partnerOf(benchmark)
        if (partner === undefined || !isHeld(benchmark)) return benchmark
        const { size, expected } = partner
        return {
          ...benchmark,
          variants: [id, ...benchmark.variants],
          perVariant: { ...benchmark.perVariant, [id]: { size, expected } },
        }
      }),
      artefacts: [...own.map((artefact) => ({ ...artefact, variant: id })), ...manifest.artefacts],
    },
    files: [...own.map((artefact) => servedFile(control.folder, artefact, { variant: id })), ...files],
    without: manifest.benchmarks.filter((benchmark) => !isHeld(benchmark)).map((benchmark) => benchmark.id),
  }
}
