import { join } from 'node:path'
import type { build } from '../build/index.ts'
import type { Artefact, Manifest } from '../schema/manifest.ts'

/** A module that is served, with the JavaScript that belongs to it. */
export interface ServedFile {
  readonly crate: string
  /** Under which it is served: for a build whose allocator counts, the variant's id and `.counting`. */
  readonly variant: string
  readonly sha256: string
  /** Absolute. */
  readonly path: string
  /** Absolute paths. */
  readonly scripts: { readonly glue: string; readonly adapter: string } | null
}

/** What is measured: modules, and where their files are. */
export interface Made {
  readonly manifest: Manifest
  readonly files: readonly ServedFile[]
}

/** Where the file of an artefact is, under another name if need be. */
export const servedFile = (
  folder: string,
  { crate, variant, sha256, file, scripts }: Artefact,
  name: { readonly crate?: string; readonly variant?: string } = {},
): ServedFile => ({
  crate,
  variant,
  sha256,
  path: join(folder, file),
  scripts: scripts && { glue: join(folder, scripts.glue), adapter: join(folder, scripts.adapter) },
  ...name,
})

/** A build with the places of its files. */
export const placed = ({ manifest, folder }: Awaited<ReturnType<typeof build>>): Made => ({
  manifest,
  files: [
    ...manifest.artefacts.map((artefact) => servedFile(folder, artefact)),
    ...manifest.counting.map((artefact) => servedFile(folder, artefact, { variant: `${artefact.variant}.counting` })),
  ],
})

/** A variant that is another one's module, as it is or rewritten, under a name of its own. */
export interface Copy {
  readonly of: string
  readonly id: string
  readonly crate: string
  /** What is not as in the original. */
  readonly file?: Pick<ServedFile, 'path' | 'sha256'>
  readonly sizes?: Artefact['sizes']
}

/** What was made, with copies of variants beside their originals, in every benchmark that has those. The page makes the bytes of each unique, so an engine cannot take one for the other. */
export const withCopies = ({ manifest, files }: Made, copies: readonly Copy[]): Made => {
  const copiesOf = (crate: string, variant: string): readonly Copy[] =>
    copies.filter((copy) => copy.crate === crate && copy.of === variant)
  return {
    manifest: {
      ...manifest,
      benchmarks: manifest.benchmarks.map((benchmark) => ({
        ...benchmark,
        variants: benchmark.variants.flatMap((variant) => [
          variant,
          ...copiesOf(benchmark.crate, variant).map(({ id }) => id),
        ]),
      })),
      artefacts: manifest.artefacts.flatMap((artefact) => [
        artefact,
        ...copiesOf(artefact.crate, artefact.variant).map(({ id, file, sizes }) => ({
          ...artefact,
          variant: id,
          ...(file && { sha256: file.sha256 }),
          ...(sizes && { sizes }),
        })),
      ]),
    },
    files: files.flatMap((original) => [
      original,
      ...copiesOf(original.crate, original.variant).map(({ id, file }) => ({ ...original, ...file, variant: id })),
    ]),
  }
}

/** Those variants only. */
export const only = ({ manifest, files }: Made, variants: readonly string[]): Made => ({
  manifest: {
    ...manifest,
    benchmarks: manifest.benchmarks.map((benchmark) => ({
      ...benchmark,
      variants: benchmark.variants.filter((variant) => variants.includes(variant)),
    })),
    artefacts: manifest.artefacts.filter(({ variant }) => variants.includes(variant)),
  },
  files: files.filter(({ variant }) => variants.includes(variant)),
})
