import { build } from '../build/index.ts'
import { buildOptions } from '../buildOptions.ts'
import { problem } from '../errors.ts'
import type { BuildFailure } from '../schema/manifest.ts'
import type { Variant } from '../schema/variant.ts'
import { assemble, type Assembled } from './assemble.ts'
import { type Built, pairBuilds } from './pair.ts'
import { type Preparation, type PrepareOptions, variantOf } from './preparation.ts'
import { at, type Side, sidesOf } from './sides.ts'
import { seedTarget } from './seedTarget.ts'
import type { Subject } from './subject.ts'
import { survey, type Survey } from './survey.ts'

type Refs = Extract<Subject, { kind: 'refs' }>

const failure = (crate: string, variant: string, message: string): BuildFailure => ({
  crate,
  variant,
  stage: 'cargo',
  message,
  output: '',
})

/** What the crates that cannot be built are: mistakes, and names of crates that are not there. */
const failuresBefore = (side: Side, found: Survey, { variant, crates: named }: Refs): BuildFailure[] => [
  ...found.mistakes.map(({ crate, message }) => failure(crate, variant, message)),
  ...(named ?? [])
    .filter((name) => !found.all.includes(name))
    .map((crate) => failure(crate, variant, `There is no crate "${crate}" at ${side.id}.`)),
]

/** Builds one version of the crates. */
const buildSide = async (side: Side, found: Survey, subject: Refs, options: PrepareOptions): Promise<Built> => {
  const { variant } = subject
  const { workspace, cache, source, otherCaches } = side
  const { toolchain, signal, emit } = options
  const failures = failuresBefore(side, found, subject)
  if (found.crates.length === 0) {
    const none = { benchmarks: [], artefacts: [], failures }
    return { manifest: { schemaVersion: 1, toolchain: toolchain.facts, ...none }, folder: cache }
  }
  emit({ type: 'say', line: `Building ${side.id} in ${variant}…` })
  if (source !== null && found.stdTarget !== null)
    await seedTarget({ target: found.stdTarget, source, cache, others: await otherCaches(), signal })
  const variants = { [variant]: variantOf(options, variant) }
  const own = { ...buildOptions(options.loaded, { ...options, crates: found.crates }), workspace, cache, variants }
  const { manifest, folder } = await at(side, () => build(own))
  return { manifest: { ...manifest, failures: [...manifest.failures, ...failures] }, folder }
}

/** Writes the files of two refs out; they are built in one variant of today's config, by today's tool-chain. */
export const prepareRefs = async (subject: Refs, options: PrepareOptions): Promise<Preparation> => {
  const { variant, crates: named } = subject
  const { toolchain, signal, includeIdentical } = options
  const [one, other] = await sidesOf(subject.a, subject.b, options)
  const ids = { a: one.id, b: other.id }
  const settings = variantOf(options, variant)
  const titled = (title: string): Variant => ({ ...settings, title })
  const make = async (): Promise<Assembled> => {
    const look = (side: Side) =>
      at(side, () => survey(side.workspace, { named, variant: { id: variant, settings }, toolchain, signal }))
    const [first, second] = [await look(one), await look(other)]
    const known = [...new Set([...first.all, ...second.all])]
    for (const name of named ?? []) if (!known.includes(name)) throw problem('unknownCrate', name, known)

    // The working tree, which is the second, first: what it compiles of std can be taken over from it.
    const b = await buildSide(other, second, subject, options)
    const a = await buildSide(one, first, subject, options)
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
