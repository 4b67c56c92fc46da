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
  readonly flags: Flags
  readonly cargo: CargoBuild
  /** wasm-opt's arguments, or null when the module stays as cargo makes it. */
  readonly wasmOpt: readonly string[] | null
  /** Name of the target folder, shared by all tasks with the same flags, so that they share a compiled std. */
  readonly target: string
}

const targetName = ({ profile, rustFlags, std, optLevel }: Flags): string =>
  `${profile}-${sha256(JSON.stringify([rustFlags, std, profile, optLevel])).slice(0, 12)}`

/**
 * Every crate in every variant that is meant for it, by crate, then in the order of the variants.
 * Throws `cannotBuildStd` or `noPrebuiltStd`.
 */
export const planTasks = (
  workspaceRoot: string,
  crates: readonly BenchmarkCrate[],
  variants: Readonly<Record<string, Variant>>,
  toolchain: Toolchain,
  vendoredStdArgs: readonly string[],
): Task[] => {
  const resolved = new Map(
    Object.entries(variants).map(([id, variant]) => [id, { variant, flags: flagsOf(id, variant, toolchain) }]),
  )
  return crates.flatMap((crate) =>
    variantsOf(crate, Object.keys(variants)).flatMap((id) => {
      const found = resolved.get(id)
      if (found === undefined) return []
      const { variant, flags } = found
      return {
        crate,
        id,
        variant,
        flags,
        cargo: cargoBuild(workspaceRoot, crate, variant, flags, vendoredStdArgs),
        wasmOpt:
          variant.wasmOpt === false ? null : wasmOptArgs(wasmOptFeatures(variant.targetFeatures), variant.wasmOpt),
        target: targetName(flags),
      }
    }),
  )
}
