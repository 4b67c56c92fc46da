import type { Artefact } from '../../harness/schema/manifest.ts'

/** Bytes before the first section: magic number and version. */
export const preambleBytes = 8

/** Something that takes up bytes in the modules of a crate: in each of them how many, or `null` where it is not known to be. */
export interface SizeRow {
  readonly name: string
  readonly bytes: readonly (number | null)[]
}

const rowsOf = (columns: readonly (readonly { readonly name: string; readonly bytes: number }[])[]): SizeRow[] => {
  const names = [...new Set(columns.flatMap((column) => column.map(({ name }) => name)))]
  return names.map((name) => ({
    name,
    bytes: columns.map((column) => {
      const own = column.filter((each) => each.name === name)
      return own.length === 0 ? null : own.reduce((sum, { bytes }) => sum + bytes, 0)
    }),
  }))
}

/** The sections of a crate's modules, and what stands before them: each column adds up to the module's size. */
export const sectionRows = (artefacts: readonly Artefact[]): SizeRow[] =>
  rowsOf(artefacts.map(({ sections }) => [{ name: 'magic number, version', bytes: preambleBytes }, ...sections]))

/**
 * The functions that are among the largest of any of a crate's modules, the largest first; equal names, which instances of a generic function
 * have, count together. In a column it is `null` where it is not among those that the artefact tells of.
 */
export const functionRows = (artefacts: readonly Artefact[]): SizeRow[] => {
  const most = ({ bytes }: SizeRow): number => Math.max(...bytes.map((each) => each ?? 0))
  const columns = artefacts.map(({ variant, largestFunctions }) =>
    largestFunctions.map(({ index, name, bytes }) => ({ name: name ?? `function ${index} of ${variant}`, bytes })),
  )
  return rowsOf(columns).toSorted((one, other) => most(other) - most(one))
}

/** How often each SIMD instruction occurs in a crate's modules, the most frequent first. */
export const simdRows = (artefacts: readonly Artefact[]): { name: string; counts: number[] }[] => {
  const names = [...new Set(artefacts.flatMap(({ simdMix }) => Object.keys(simdMix)))]
  return names
    .map((name) => ({ name, counts: artefacts.map(({ simdMix }) => simdMix[name] ?? 0) }))
    .toSorted((one, other) => Math.max(...other.counts) - Math.max(...one.counts))
}

export const codeBytes = ({ sections }: Artefact): number =>
  sections.reduce((sum, { name, bytes }) => sum + (name === 'code' ? bytes : 0), 0)
