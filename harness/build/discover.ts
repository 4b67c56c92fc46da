import { problem } from '../errors.ts'
import { CrateMetadata } from '../schema/crate.ts'
import type { Benchmark } from '../schema/manifest.ts'
import type { Variant } from '../schema/variant.ts'
import type { Choice, VariantsBySuite } from './choice.ts'
import type { Package, Workspace } from './workspace.ts'

/** A package of the workspace that says of itself that it is a benchmark. */
export interface BenchmarkCrate extends Package {
  readonly metadata: CrateMetadata
}

const readMetadata = (found: Package): BenchmarkCrate => {
  const { success, data, error } = CrateMetadata.safeParse(found.crosslane)
  if (success) return { ...found, metadata: data }
  const issue = error.issues[0]
  // A key that should not be there is named by the message, not by the path.
  const key = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])]
  throw problem('crateMetadata', found.name, key.join('.'), issue?.message ?? 'is wrong')
}

const nameTwice = (names: readonly string[]): string | undefined =>
  names.find((name, index) => names.indexOf(name) !== index)

const checkSizes = ({ name, metadata: { sizes } }: BenchmarkCrate): void => {
  if (sizes.length === 1) return
  const unnamed = sizes.findIndex((size) => size.name === undefined)
  if (unnamed !== -1)
    throw problem('crateMetadata', name, `sizes.${unnamed}.name`, 'is needed when there are several sizes')
  const twice = nameTwice(sizes.flatMap((size) => size.name ?? []))
  if (twice !== undefined) throw problem('crateMetadata', name, 'sizes', `has "${twice}" twice`)
}

/** Of a crate that draws, and of no other, every size has a picture. */
const checkPictures = ({ name, metadata: { kind, sizes } }: BenchmarkCrate): void => {
  for (const [index, { expected, frame, capacity }] of sizes.entries()) {
    const refuse = (key: string, why: string) => problem('crateMetadata', name, `sizes.${index}.${key}`, why)
    if (kind !== 'frame') {
      if (frame !== undefined) throw refuse('frame', 'is only for kind = "frame"')
      if (capacity !== undefined) throw refuse('capacity', 'is only for kind = "frame"')
      continue
    }
    if (frame === undefined)
      throw refuse('frame', 'is needed with kind = "frame": write frame = { width = 1280, height = 720 }')
    if (!('checksum' in expected))
      throw refuse('expected', 'has to be a checksum of the picture with kind = "frame": { checksum = … }')
    if (capacity !== undefined && capacity.from >= capacity.to)
      throw refuse('capacity.from', `has to be less than capacity.to, ${capacity.to}`)
  }
}

/**
 * The benchmark crates of the workspace in alphabetical order; only the named ones when `only` is given, else without the
 * hidden ones unless they are wanted too.
 * Throws `unknownCrate`, `noBenchmarkCrates`, or `crateMetadata` for a mistake in one of them.
 */
export const discoverCrates = (
  workspace: Workspace,
  only?: readonly string[],
  hidden = only !== undefined,
): BenchmarkCrate[] => {
  const candidates = workspace.packages.filter(({ crosslane }) => crosslane !== undefined)
  if (candidates.length === 0) throw problem('noBenchmarkCrates', workspace.root)
  const known = candidates.map(({ name }) => name).toSorted()
  for (const name of only ?? []) if (!known.includes(name)) throw problem('unknownCrate', name, known)
  const chosen = candidates.filter(({ name }) => only === undefined || only.includes(name))
  const crates = chosen
    .map(readMetadata)
    .filter(({ metadata }) => hidden || !metadata.hidden)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  for (const crate of crates) {
    checkSizes(crate)
    checkPictures(crate)
  }
  return crates
}

/** The variants that a crate is built in: its own list, as far as they are given, or all of those but the ones that have to be asked for. */
export const variantsOf = ({ metadata }: BenchmarkCrate, variants: Readonly<Record<string, Variant>>): string[] =>
  Object.entries(variants)
    .filter(([id, { optIn }]) => metadata.variants?.includes(id) ?? !optIn)
    .map(([id]) => id)

/** One benchmark for each size of the crate that is chosen. */
export const benchmarksOf = (
  crate: BenchmarkCrate & { readonly choice?: Choice | null },
  variants: Readonly<Record<string, Variant>>,
): Benchmark[] => {
  const { title, description, kind, control, known, lanes, sizes } = crate.metadata
  const { choice = null } = crate
  const suitesOf = (index: number): VariantsBySuite => choice?.sizes[index] ?? {}
  const isChosen = (index: number): boolean => choice === null || Object.keys(suitesOf(index)).length > 0
  const benchmarks = sizes.map((size, index): Benchmark => ({
    // A size keeps its name where it is the only one that is measured.
    id: size.name === undefined ? crate.name : `${crate.name}@${size.name}`,
    crate: crate.name,
    title,
    description,
    kind,
    control,
    known,
    lanes: lanes ?? null,
    variants: variantsOf(crate, variants),
    size: size.size,
    expected: size.expected,
    perVariant: {},
    bytesPerCall: size.bytes ?? null,
    elementsPerCall: size.elements ?? null,
    limit: size.limit ?? null,
    suites: Object.fromEntries(Object.entries(suitesOf(index)).map(([suite, names]) => [suite, [...names]])),
    measure: choice?.measure ? [...choice.measure] : null,
    frame: size.frame ?? null,
    capacity: size.capacity ?? null,
  }))
  return benchmarks.filter((_, index) => isChosen(index))
}
