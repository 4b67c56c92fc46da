import type { Variant } from '../schema/variant.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import { type CargoBuild, cargoBuild } from './cargoBuild.ts'
import { type BenchmarkCrate, variantsOf } from './discover.ts'
import { type Flags, flagsOf } from './flags.ts'
import { sha256 } from './inputs.ts'
import { wasmOptArgs } from './wasmOpt.ts'
import { wasmOptFeatures } from './wasmOptFeatures.ts'

/** One artefact to make. */
export interface Task {
  readonly crate: BenchmarkCrate
  /** Id of the variant. */
  readonly id: string
  readonly variant: Variant
  /** Whether it is the one whose allocator counts. */
  readonly counting: boolean
  readonly flags: Flags
  readonly cargo: CargoBuild
  /** wasm-opt's arguments, or null when the module stays as cargo makes it. */
  readonly wasmOpt: readonly string[] | null
  /** Name of the target folder, shared by all tasks with the same flags, so that they share a compiled std. */
  readonly target: string
}

/** Two places that std's own dependencies come from would have it compiled over and over again in one folder. */
const targetName = ({ profile, rustFlags, std, optLevel }: Flags, vendoredStdArgs: readonly string[]): string =>
  `${profile}-${sha256(JSON.stringify([rustFlags, std, profile, optLevel, ...(std === 'built' ? vendoredStdArgs : [])])).slice(0, 12)}`

/**
 * Every crate in every variant that is meant for it, by crate, then in the order of the variants; each followed by the same
 * with an allocator that counts, where `countingFeatureOf` names the cargo feature for that.
 * Throws `cannotBuildStd` or `noPrebuiltStd`.
 */
export const planTasks = (
  workspaceRoot: string,
  crates: readonly BenchmarkCrate[],
  variants: Readonly<Record<string, Variant>>,
  toolchain: Toolchain,
  vendoredStdArgs: readonly string[],
  countingFeatureOf: (crate: BenchmarkCrate) => string | null = () => null,
): Task[] => {
  const resolved = new Map(
    Object.entries(variants).map(([id, variant]) => [id, { variant, flags: flagsOf(id, variant, toolchain) }]),
  )
  return crates.flatMap((crate) =>
    variantsOf(crate, Object.keys(variants)).flatMap((id) => {
      const found = resolved.get(id)
      if (found === undefined) return []
      const { variant, flags } = found
      const countingFeature = countingFeatureOf(crate)
      return [null, ...(countingFeature === null ? [] : [countingFeature])].map((counting) => ({
        crate,
        id,
        variant,
        counting: counting !== null,
        flags,
        cargo: cargoBuild(workspaceRoot, crate, variant, flags, vendoredStdArgs, counting === null ? [] : [counting]),
        wasmOpt:
          variant.wasmOpt === false ? null : wasmOptArgs(wasmOptFeatures(variant.targetFeatures), variant.wasmOpt),
        target: targetName(flags, vendoredStdArgs),
      }))
    }),
  )
}
