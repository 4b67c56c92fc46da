import type { Made } from '../run.ts'

/** A variant that is another one's module under a name of its own. */
export interface Twin {
  readonly of: string
  readonly id: string
}

/** What was built, with twins added to every benchmark that has their originals. The page makes the bytes of each unique, so an engine cannot take one for the other. */
export const withTwins = ({ manifest, files }: Made, twins: readonly Twin[]): Made => ({
  manifest: {
    ...manifest,
    benchmarks: manifest.benchmarks.map((benchmark) => ({
      ...benchmark,
      variants: [
        ...benchmark.variants,
        ...twins.filter((twin) => benchmark.variants.includes(twin.of)).map(({ id }) => id),
      ],
    })),
    artefacts: [
      ...manifest.artefacts,
      ...twins.flatMap(({ of, id }) =>
        manifest.artefacts.filter(({ variant }) => variant === of).map((artefact) => ({ ...artefact, variant: id })),
      ),
    ],
  },
  files: [
    ...files,
    ...twins.flatMap(({ of, id }) =>
      files.filter(({ variant }) => variant === of).map((file) => ({ ...file, variant: id })),
    ),
  ],
})
