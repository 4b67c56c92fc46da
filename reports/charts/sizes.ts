import type { Artefact } from '../../harness/schema/manifest.ts'
import type { View } from '../view/view.ts'

/** The crates of a run, in the order of their benchmarks. */
export const cratesOf = ({ benchmarks, document }: View): string[] => [
  ...new Set([...benchmarks.map(({ crate }) => crate), ...document.artefacts.map(({ crate }) => crate)]),
]

/** The module of a crate in a variant, if it was built. */
export const artefactOf = ({ document }: View, crate: string, variant: string): Artefact | null =>
  document.artefacts.find((artefact) => artefact.crate === crate && artefact.variant === variant) ?? null
