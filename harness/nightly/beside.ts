import type { Built } from '../compare/pair.ts'
import { type Made, servedFile } from '../running/made.ts'
import type { Benchmark } from '../schema/manifest.ts'
import type { NightDocument } from '../schema/night.ts'

export interface Beside extends Made {
  /** What the control does not have; it is measured, but against nothing. */
  readonly without: NightDocument['without']
}

/**
 * A build with the modules of a control beside its own: each variant beside the same variant of then, under a name of its own. A control that
 * works through another size than tonight's is none.
 *
 * @param controls the control's build in each variant
 * @param ids names of the control's modules by variant
 */
export const beside = (
  { manifest, files }: Made,
  controls: ReadonlyMap<string, Built>,
  ids: Readonly<Record<string, string>>,
): Beside => {
  const partnerOf = ({ id, crate, size }: Benchmark, variant: string) => {
    const control = controls.get(variant)?.manifest
    const built = control?.artefacts.some((artefact) => artefact.crate === crate && artefact.variant === variant)
    return built ? control?.benchmarks.find((other) => other.id === id && other.size === size) : undefined
  }
  const heldOf = (benchmark: Benchmark): string[] =>
    benchmark.variants.filter((variant) => variant in ids && partnerOf(benchmark, variant) !== undefined)

  const pinned = [...controls].flatMap(
    ([
      variant,
      {
        manifest: { artefacts },
        folder,
      },
    ]) =>
      artefacts
        .filter(
          (artefact) =>
            artefact.variant === variant &&
            manifest.benchmarks.some(
              (benchmark) => benchmark.crate === artefact.crate && heldOf(benchmark).includes(variant),
            ),
        )
        .map((artefact) => ({ artefact, folder, id: ids[variant] ?? variant })),
  )
  return {
    manifest: {
      ...manifest,
      benchmarks: manifest.benchmarks.map((benchmark) => {
        const held = heldOf(benchmark)
        const own = held.map((variant) => {
          const { size, expected } = partnerOf(benchmark, variant) ?? benchmark
          return [ids[variant] ?? variant, { size, expected }] as const
        })
        return {
          ...benchmark,
          variants: [...benchmark.variants, ...own.map(([id]) => id)],
          perVariant: { ...benchmark.perVariant, ...Object.fromEntries(own) },
        }
      }),
      artefacts: [...manifest.artefacts, ...pinned.map(({ artefact, id }) => ({ ...artefact, variant: id }))],
    },
    files: [...files, ...pinned.map(({ artefact, folder, id }) => servedFile(folder, artefact, { variant: id }))],
    without: manifest.benchmarks
      .map((benchmark) => {
        const held = heldOf(benchmark)
        return { benchmark: benchmark.id, variants: benchmark.variants.filter((variant) => !held.includes(variant)) }
      })
      .filter(({ variants }) => variants.length > 0),
  }
}
