import { build } from '../build/index.ts'
import { buildOptions } from '../buildOptions.ts'
import { problem } from '../errors.ts'
import type { BuildFailure } from '../schema/manifest.ts'
import type { Variant } from '../schema/variant.ts'
import { assemble, type Assembled } from './assemble.ts'
import { type Built, pairBuilds } from './pair.ts'
import { type Preparation, type PrepareOptions, variantOf } from './preparation.ts'
import { at, type Place, type Side, sidesOf } from './sides.ts'
import type { Subject } from './subject.ts'
import { survey, type Survey } from './survey.ts'

type Refs = Extract<Subject, { kind: 'refs' }>

/** What is built of a version. */
type Wanted = Pick<Refs, 'variant' | 'crates'>

const failure = (crate: string, variant: string, message: string): BuildFailure => ({
  crate,
  variant,
  stage: 'cargo',
  message,
  output: '',
})

/** What the crates that cannot be built are: mistakes, and names of crates that are not there. */
const failuresBefore = (side: Side, found: Survey, { variant, crates: named }: Wanted): BuildFailure[] => [
  ...found.mistakes.map(({ crate, message }) => failure(crate, variant, message)),
  ...(named ?? [])
    .filter((name) => !found.all.includes(name))
    .map((crate) => failure(crate, variant, `There is no crate "${crate}" at ${side.id}.`)),
]

/** A version of the crates, built; `known` are the names of all crates that it has. */
export interface BuiltSide {
  readonly built: Built
  readonly known: readonly string[]
}

/** Builds one version of some crates in one variant; what it does not have is a failure. */
export const buildSide = async (side: Side, wanted: Wanted, options: PrepareOptions): Promise<BuiltSide> => {
  const { variant, crates: named } = wanted
  const { loaded, toolchain, signal, emit } = options
  const variants = { [variant]: variantOf(options, variant) }
  let known: readonly string[] = []
  emit({ type: 'say', line: `Building ${side.id} in ${variant}…` })
  const work = async ({ workspaces, cache }: Place): Promise<Built> => {
    const found = await survey(workspaces, { named, variant, toolchain, signal })
    known = found.all
    const failures = failuresBefore(side, found, wanted)
    if (found.crates.length === 0) {
      const none = { benchmarks: [], artefacts: [], counting: [], failures }
      return { manifest: { schemaVersion: 1, toolchain: toolchain.facts, ...none }, folder: cache }
    }
    const own = { ...buildOptions(loaded, { ...options, crates: found.crates }), workspaces, cache, variants }
    const { manifest, folder } = await build(own)
    return { manifest: { ...manifest, failures: [...manifest.failures, ...failures] }, folder }
  }
  const built = await at(side, () => side.build(work))
  return { built, known }
}

/** Makes out two refs; they are built in one variant of today's config, by today's tool-chain. */
export const prepareRefs = async (subject: Refs, options: PrepareOptions): Promise<Preparation> => {
  const { variant, crates: named } = subject
  const { toolchain, includeIdentical } = options
  const [one, other] = await sidesOf(subject.a, subject.b, options)
  const ids = { a: one.id, b: other.id }
  const settings = variantOf(options, variant)
  const titled = (title: string): Variant => ({ ...settings, title })
  const make = async (): Promise<Assembled> => {
    const [{ built: a, known: first }, { built: b, known: second }] = [
      await buildSide(one, subject, options),
      await buildSide(other, subject, options),
    ]
    const known = [...new Set([...first, ...second])]
    for (const name of named ?? []) if (!known.includes(name)) throw problem('unknownCrate', name, known)

    const pairs = pairBuilds(a, b, variant)
    const assembled = assemble(pairs, ids, toolchain.facts, includeIdentical)
    // A crate that fails on both sides before its benchmarks are known is in no pair.
    const paired = new Set(pairs.map(({ crate }) => crate))
    const lost = (
      [
        [a, ids.a],
        [b, ids.b],
      ] as const
    ).flatMap(([{ manifest }, id]) =>
      manifest.failures
        .filter(({ crate }) => !paired.has(crate))
        .map(({ crate, message }) => failure(crate, id, message)),
    )
    const { manifest } = assembled
    return { ...assembled, manifest: { ...manifest, failures: [...manifest.failures, ...lost] } }
  }
  return { ids, variants: { [ids.a]: titled(one.title), [ids.b]: titled(other.title) }, make }
}
