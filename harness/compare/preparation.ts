import type { LoadedConfig } from '../config/load.ts'
import { problem } from '../errors.ts'
import type { Emit } from '../events.ts'
import type { Variant } from '../schema/variant.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import type { Assembled, Ids } from './assemble.ts'

export interface PrepareOptions {
  /** The config as it is in the file. */
  readonly loaded: LoadedConfig
  readonly includeIdentical: boolean
  readonly crates: readonly string[] | undefined
  readonly toolchain: Toolchain
  readonly signal: AbortSignal
  readonly emit: Emit
  readonly now: () => Date
}

/** What two things are, before anything is built. */
export interface Preparation {
  readonly ids: Ids
  /** The two as variants, the baseline first. */
  readonly variants: Readonly<Record<string, Variant>>
  /** Builds both. */
  readonly make: () => Promise<Assembled>
}

/** A variant of the config; who names it has asked for it. @throws CrosslaneError `unknownVariant` */
export const variantOf = ({ loaded }: PrepareOptions, id: string): Variant => {
  const { variants } = loaded.config
  const found = variants[id]
  if (found === undefined) throw problem('unknownVariant', id, Object.keys(variants))
  return { ...found, optIn: false }
}
