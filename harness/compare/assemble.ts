import { fixed } from '../../reports/format/decimals.ts'
import { type Made, servedFile } from '../running/made.ts'
import type { Artefact, Benchmark, BuildFailure, Manifest } from '../schema/manifest.ts'
import type { Half, Pair } from './pair.ts'

/** Two things as the two variants of one manifest. */
export interface Assembled extends Made {
  /** Benchmarks whose two modules are the same bytes; they are not in the manifest. */
  readonly identical: readonly string[]
  /** Benchmarks that only one of the two has, with its id; `null` where neither is meant to have it. */
  readonly alone: readonly { readonly benchmark: string; readonly only: string | null }[]
  /** What a reader of the ratios has to know. */
  readonly notes: readonly string[]
}

/** What the two are called: ids of variants. */
export interface Ids {
  readonly a: string
  readonly b: string
}

const artefactOf = ({ built, crate, variant }: Half): Artefact | undefined =>
  built.manifest.artefacts.find((artefact) => artefact.crate === crate && artefact.variant === variant)

const failuresOf = ({ built, crate, variant }: Half): BuildFailure[] =>
  built.manifest.failures.filter((failure) => failure.crate === crate && failure.variant === variant)

const sameOrNull = <Value>(one: Value, other: Value): Value | null => (one === other ? one : null)

/** The benchmark that stands for both; a figure of a call's work only where it is the same. */
const joined = ({ id, crate, a, b }: Pair, ids: Ids): Benchmark | null => {
  const model = b.benchmark ?? a.benchmark
  if (model === null) return null
  const own = (half: Half) => {
    const { size, expected } = half.benchmark ?? model
    return { size, expected }
  }
  const titles = [a, b].map(({ benchmark }) => benchmark?.title ?? model.title)
  const [first, second] = [a.benchmark ?? model, b.benchmark ?? model]
  return {
    ...model,
    ...own(a),
    id,
    crate,
    title: [...new Set(titles)].join(' / '),
    control: first.control && second.control,
    lanes: sameOrNull(first.lanes, second.lanes),
    variants: [ids.a, ids.b],
    perVariant: { [ids.a]: own(a), [ids.b]: own(b) },
    bytesPerCall: sameOrNull(first.bytesPerCall, second.bytesPerCall),
    elementsPerCall: sameOrNull(first.elementsPerCall, second.elementsPerCall),
  }
}

/** A ratio is one of calls; where a call does not do the same work in both, it is no ratio of speeds. */
const workNotes = ({ id, a, b }: Pair, ids: Ids): string[] =>
  (['elementsPerCall', 'bytesPerCall'] as const).flatMap((what) => {
    const [first, second] = [a.benchmark?.[what] ?? null, b.benchmark?.[what] ?? null]
    if (first === second || first === null || second === null) return []
    const unit = what === 'bytesPerCall' ? 'bytes' : 'elements'
    return `${id}: a call works through ${fixed(first, 0)} ${unit} in ${ids.a} and ${fixed(second, 0)} in ${ids.b}; the ratio is of calls.`
  })

const sameWork = ({ a, b }: Pair): boolean => a.benchmark?.size === b.benchmark?.size

/** Every value once, by what makes it one; sizes of a crate share its modules and its failures. */
const once = <Value>(values: readonly Value[], key: (value: Value) => string): Value[] => [
  ...new Map(values.map((value) => [key(value), value])).values(),
]

const byPlace = ({ crate, variant }: { crate: string; variant: string }): string => `${crate}\n${variant}`

/** What became of one pair. */
interface Judged {
  readonly pair: Pair
  readonly failures: readonly BuildFailure[]
  /** Both modules, where there are both. */
  readonly whole: { readonly first: Artefact; readonly second: Artefact } | null
  readonly identical: boolean
}

const judge = (pair: Pair, ids: Ids): Judged => {
  const [first, second] = [artefactOf(pair.a), artefactOf(pair.b)]
  const renamed = (half: Half, variant: string) =>
    failuresOf(half).map((failure): BuildFailure => Object.assign({}, failure, { crate: pair.crate, variant }))
  const whole = first && second && pair.a.benchmark && pair.b.benchmark ? { first, second } : null
  return {
    pair,
    failures: [...renamed(pair.a, ids.a), ...renamed(pair.b, ids.b)],
    whole,
    identical: whole !== null && whole.first.sha256 === whole.second.sha256 && sameWork(pair),
  }
}

/** The one of the two that has the benchmark and its module. */
const onlyOf = ({ a, b }: Pair, ids: Ids): string | null => {
  if (a.benchmark && artefactOf(a)) return ids.a
  return b.benchmark && artefactOf(b) ? ids.b : null
}

/**
 * Makes one manifest of pairs, in which the two things are variants. Only whole pairs get modules: what lacks its
 * partner is a failure where that was not built, and is listed in `alone` where there is none.
 *
 * @param includeIdentical measure modules that are the same bytes too
 */
export const assemble = (
  pairs: readonly Pair[],
  ids: Ids,
  toolchain: Manifest['toolchain'],
  includeIdentical: boolean,
): Assembled => {
  const judged = pairs.map((pair) => judge(pair, ids))
  const isMeasured = ({ whole, identical }: Judged): boolean => whole !== null && (includeIdentical || !identical)
  const modules = judged.filter(isMeasured).flatMap(({ pair, whole }) =>
    whole === null
      ? []
      : [
          { half: pair.a, artefact: whole.first, crate: pair.crate, variant: ids.a },
          { half: pair.b, artefact: whole.second, crate: pair.crate, variant: ids.b },
        ],
  )
  const shown = judged.filter((each) => isMeasured(each) || each.failures.length > 0)
  const artefacts = modules.map(({ artefact, crate, variant }): Artefact =>
    Object.assign({}, artefact, { crate, variant }),
  )
  const files = modules.map(({ half, artefact, crate, variant }) =>
    servedFile(half.built.folder, artefact, { crate, variant }),
  )
  return {
    manifest: {
      schemaVersion: 1,
      toolchain,
      benchmarks: shown.flatMap(({ pair }) => joined(pair, ids) ?? []),
      artefacts: once(artefacts, byPlace),
      counting: [],
      failures: once(
        judged.flatMap(({ failures }) => failures),
        byPlace,
      ),
    },
    files: once(files, byPlace),
    identical: includeIdentical ? [] : judged.filter(({ identical }) => identical).map(({ pair }) => pair.id),
    alone: judged
      .filter(({ whole, failures }) => whole === null && failures.length === 0)
      .map(({ pair }) => ({ benchmark: pair.id, only: onlyOf(pair, ids) })),
    notes: judged.filter(isMeasured).flatMap(({ pair }) => workNotes(pair, ids)),
  }
}
