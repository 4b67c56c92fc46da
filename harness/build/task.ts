import type { Variant } from '../schema/variant.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import { type CargoBuild, cargoBuild } from './cargoBuild.ts'
import type { ChosenCrate } from './choice.ts'
import { type BenchmarkCrate, variantsOf } from './discover.ts'
import { type Flags, flagsOf } from './flags.ts'
import { type Input, sha256 } from './inputs.ts'
import { targetFeaturesOf } from './threads.ts'
import { wasmOptArgs } from './wasmOpt.ts'
import { wasmOptFeatures } from './wasmOptFeatures.ts'

/** One artefact to make. */
interface Order {
  readonly crate: BenchmarkCrate
  /** Id of the variant. */
  readonly id: string
  readonly variant: Variant
  /** Whether it is the one whose allocator counts. */
  readonly counting: boolean
  /** Name of the folder that it is made in, by one task after the other. */
  readonly target: string
}

/** A module that cargo compiles. Tasks with the same flags share a target folder, so that they share a compiled std. */
export interface ModuleTask extends Order {
  readonly language: 'wasm'
  readonly flags: Flags
  readonly cargo: CargoBuild
  /** wasm-opt's arguments, or null when the module stays as cargo makes it. */
  readonly wasmOpt: readonly string[] | null
}

/** A script that the crate brings with it. */
export interface ScriptTask extends Order {
  readonly language: 'javascript'
  /** The crate's file `js/<name>.ts`, or `.js`. */
  readonly name: string
}

export type Task = ModuleTask | ScriptTask

/** A task whose place in the cache is known. */
export type Keyed<Kind extends Task = Task> = Kind & {
  /** Name of its artefact in the cache. */
  readonly key: string
  /** What the key was made of. */
  readonly inputs: readonly Input[]
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
  crates: readonly ChosenCrate[],
  variants: Readonly<Record<string, Variant>>,
  toolchain: Toolchain,
  vendoredStdArgs: readonly string[],
  countingFeatureOf: (crate: ChosenCrate) => string | null = () => null,
): Task[] => {
  const modules = Object.entries(variants).filter(([, { javascript }]) => javascript === undefined)
  // Only those that are built: what one of the others would need may not be there.
  const used = new Set(crates.flatMap((crate) => variantsOf(crate, variants)))
  const wanted = modules.filter(([id]) => used.has(id))
  const flagsById = new Map(wanted.map(([id, variant]) => [id, flagsOf(id, variant, toolchain)]))
  const modulesOf = (crate: ChosenCrate, id: string, variant: Variant, flags: Flags): ModuleTask[] => {
    const countingFeature = countingFeatureOf(crate)
    return [null, ...(countingFeature === null ? [] : [countingFeature])].map((counting) => ({
      language: 'wasm',
      crate,
      id,
      variant,
      counting: counting !== null,
      flags,
      cargo: cargoBuild(workspaceRoot, crate, variant, flags, vendoredStdArgs, counting === null ? [] : [counting]),
      wasmOpt:
        variant.wasmOpt === false ? null : wasmOptArgs(wasmOptFeatures(targetFeaturesOf(variant)), variant.wasmOpt),
      target: targetName(flags, vendoredStdArgs),
    }))
  }
  return crates.flatMap((crate) =>
    variantsOf(crate, variants).flatMap((id): Task[] => {
      const [given, flags] = [variants[id], flagsById.get(id)]
      if (given === undefined) return []
      const variant = { ...given, simd: crate.metadata.simd[id] ?? given.simd }
      if (flags !== undefined) return modulesOf(crate, id, variant, flags)
      const { javascript: name = '' } = variant
      return [{ language: 'javascript', crate, id, variant, counting: false, name, target: 'scripts' }]
    }),
  )
}
