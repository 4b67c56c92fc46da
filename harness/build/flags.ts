import { problem } from '../errors.ts'
import type { Variant } from '../schema/variant.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import { targetFeaturesOf, threadRustFlags } from './threads.ts'

/** A variant as cargo and rustc get it on this machine. Artefacts with equal flags share one target folder. */
export interface Flags {
  /** One argument of rustc each. */
  readonly rustFlags: readonly string[]
  readonly std: 'built' | 'prebuilt'
  readonly profile: string
  readonly optLevel: NonNullable<Variant['optLevel']> | null
}

const stdOf = (id: string, { buildStd, threads }: Variant, toolchain: Toolchain): Flags['std'] => {
  // No prebuilt std has atomics, and the linker refuses to mix.
  if (threads || buildStd === 'always' || (buildStd === 'auto' && toolchain.std === 'source')) {
    if (!toolchain.canBuildStd) throw problem('cannotBuildStd', id)
    return 'built'
  }
  if (toolchain.std === 'source') throw problem('noPrebuiltStd', id)
  return 'prebuilt'
}

/** Throws `cannotBuildStd` or `noPrebuiltStd` when the variant wants a std that the tool-chain cannot give. */
export const flagsOf = (id: string, variant: Variant, toolchain: Toolchain): Flags => {
  const features = targetFeaturesOf(variant)
  return {
    rustFlags: [
      ...toolchain.rustFlags,
      ...(features.length === 0 ? [] : ['-C', `target-feature=${features.join(',')}`]),
      ...threadRustFlags(variant),
      ...variant.rustFlags,
    ],
    std: stdOf(id, variant, toolchain),
    profile: variant.profile,
    optLevel: variant.optLevel ?? null,
  }
}
