import { build } from '../build/index.ts'
import { buildOptions } from '../buildOptions.ts'
import { suitesAsked } from '../config/suites.ts'
import type { Variant } from '../schema/variant.ts'
import { assemble } from './assemble.ts'
import { pairCrates, pairVariants } from './pair.ts'
import { type Preparation, type PrepareOptions, variantOf } from './preparation.ts'
import { prepareRefs } from './prepareRefs.ts'
import type { Subject } from './subject.ts'

/** Builds crates of the working tree in some variants. */
const buildHere = (options: PrepareOptions, ids: readonly string[], crates: readonly string[] | undefined) => {
  const { loaded } = options
  const variants = Object.fromEntries(ids.map((id) => [id, variantOf(options, id)]))
  const suites = suitesAsked(loaded.config, { crates })
  return build(buildOptions({ ...loaded, config: { ...loaded.config, variants } }, { ...options, crates, suites }))
}

const prepareVariants = (
  { a, b, crates }: Extract<Subject, { kind: 'variants' }>,
  options: PrepareOptions,
): Preparation => ({
  ids: { a, b },
  variants: { [a]: variantOf(options, a), [b]: variantOf(options, b) },
  make: async () => {
    const built = await buildHere(options, [a, b], crates)
    const pairs = pairVariants(built, a, b)
    return assemble(pairs, { a, b }, options.toolchain.facts, options.includeIdentical)
  },
})

const prepareCrates = (
  { a, b, variant }: Extract<Subject, { kind: 'crates' }>,
  options: PrepareOptions,
): Preparation => {
  const titled = (title: string): Variant => ({ ...variantOf(options, variant), title })
  return {
    ids: { a, b },
    variants: { [a]: titled(a), [b]: titled(b) },
    make: async () => {
      const built = await buildHere(options, [variant], [a, b])
      const pairs = pairCrates(built, a, b, variant)
      return assemble(pairs, { a, b }, options.toolchain.facts, options.includeIdentical)
    },
  }
}

/** Makes two things ready to be built as two variants of one manifest. */
export const prepare = async (subject: Subject, options: PrepareOptions): Promise<Preparation> => {
  switch (subject.kind) {
    case 'variants':
      return prepareVariants(subject, options)
    case 'crates':
      return prepareCrates(subject, options)
    case 'refs':
      return prepareRefs(subject, options)
  }
}
