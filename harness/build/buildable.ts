import { CrosslaneError } from '../errors.ts'
import type { Variant } from '../schema/variant.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import { flagsOf } from './flags.ts'

type Variants = Readonly<Record<string, Variant>>

export interface Buildable {
  readonly possible: Variants
  /** Why the others cannot be built, and what to do about it, by id. */
  readonly why: ReadonlyMap<string, string>
}

/**
 * Leaves out variants that have to be asked for and that this tool-chain cannot build: a suite is measured without them. One that
 * is asked for by name stays, and its error is the user's answer.
 */
export const buildable = (variants: Variants, toolchain: Toolchain): Buildable => {
  const why = new Map<string, string>()
  for (const [id, variant] of Object.entries(variants).filter(([, { optIn }]) => optIn)) {
    try {
      flagsOf(id, variant, toolchain)
    } catch (error) {
      if (!(error instanceof CrosslaneError)) throw error
      why.set(id, `${error.message} ${error.hint}`)
    }
  }
  return { possible: Object.fromEntries(Object.entries(variants).filter(([id]) => !why.has(id))), why }
}
