import { problem } from '../errors.ts'
import type { Benchmark, Manifest } from '../schema/manifest.ts'

/** What a build made, and the absolute folder that the artefacts' files are relative to. */
export interface Built {
  readonly manifest: Manifest
  readonly folder: string
}

/** One of two things that are compared, in one benchmark. */
export interface Half {
  readonly built: Built
  /** As the build knows them. */
  readonly crate: string
  readonly variant: string
  /** `null` where it has no such benchmark. */
  readonly benchmark: Benchmark | null
}

/** Two things to be measured in the same pages. */
export interface Pair {
  /** Of the benchmark that stands for both. */
  readonly id: string
  readonly crate: string
  readonly a: Half
  readonly b: Half
}

const longestName = 80

/** Two variants of one build: every benchmark with itself. */
export const pairVariants = (built: Built, a: string, b: string): Pair[] =>
  built.manifest.benchmarks.map((benchmark) => {
    const { id, crate } = benchmark
    const half = (variant: string): Half => ({ built, crate, variant, benchmark })
    return { id, crate, a: half(a), b: half(b) }
  })

/** Two builds of the same crates: benchmarks of the same id. One that a side lacks is paired with nothing. */
export const pairBuilds = (a: Built, b: Built, variant: string): Pair[] => {
  const own = ({ manifest }: Built, id: string) => manifest.benchmarks.find((benchmark) => benchmark.id === id) ?? null
  const all = new Map([...a.manifest.benchmarks, ...b.manifest.benchmarks].map(({ id, crate }) => [id, crate]))
  return [...all]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, crate]) => {
      const half = (built: Built): Half => ({ built, crate, variant, benchmark: own(built, id) })
      return { id, crate, a: half(a), b: half(b) }
    })
}

/** The part of a benchmark's id that names its size; `''` where the crate has only one. */
const sizeName = ({ id, crate }: Benchmark): string => id.slice(crate.length + 1)

/**
 * Two crates of one build, as the benchmark `a-vs-b`, or `a-vs-b@size` for each size that both name.
 *
 * @throws CrosslaneError `cannotPair` where they have no size in common
 */
export const pairCrates = (built: Built, a: string, b: string, variant: string): Pair[] => {
  const sizesOf = (crate: string) => built.manifest.benchmarks.filter((benchmark) => benchmark.crate === crate)
  const [first, second] = [sizesOf(a), sizesOf(b)]
  const name = `${a}-vs-${b}`.slice(0, longestName)
  const half = (crate: string, benchmark: Benchmark | null): Half => ({ built, crate, variant, benchmark })
  const [one, other] = [first[0], second[0]]
  if (first.length === 1 && second.length === 1 && one && other)
    return [{ id: name, crate: name, a: half(a, one), b: half(b, other) }]

  const names = [...new Set([...first, ...second].map(sizeName))]
  const pairs = names.map((size) => {
    const of = (benchmarks: readonly Benchmark[]) => benchmarks.find((found) => sizeName(found) === size) ?? null
    const suffix = size === '' ? '' : `@${size}`
    const id = `${name.slice(0, longestName - suffix.length)}${suffix}`
    return { id, crate: name, a: half(a, of(first)), b: half(b, of(second)) }
  })
  if (!pairs.some((pair) => pair.a.benchmark && pair.b.benchmark)) {
    const listed = (benchmarks: readonly Benchmark[]) =>
      benchmarks.map((benchmark) => sizeName(benchmark) || 'one without a name').join(', ') || 'none'
    throw problem('cannotPair', a, b, `they have no size in common (${listed(first)}; ${listed(second)})`)
  }
  return pairs
}
