import { relative } from 'node:path'
import type { Variant } from '../schema/variant.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import { commandLine } from './commandLine.ts'
import type { BenchmarkCrate } from './discover.ts'
import type { Flags } from './flags.ts'

/** What cargo is told that decides what comes out; where it goes and how cargo talks is added when it is run. */
export interface CargoBuild {
  readonly args: readonly string[]
  readonly rustFlags: readonly string[]
}

/** The cargo build of a crate in a variant, alone, as its users build it: features of its neighbours are not mixed in. */
export const cargoBuild = (
  workspaceRoot: string,
  crate: BenchmarkCrate,
  variant: Variant,
  flags: Flags,
  /** How std's own dependencies are found; empty where the registry is used. */
  vendoredStdArgs: readonly string[],
  /** Features besides those of the variant. */
  more: readonly string[] = [],
): CargoBuild => {
  const features = [...variant.cargoFeatures.filter((feature) => crate.features.includes(feature)), ...more]
  const level = flags.optLevel
  return {
    rustFlags: flags.rustFlags,
    args: [
      'build',
      '--manifest-path',
      relative(workspaceRoot, `${crate.folder}/Cargo.toml`),
      '--lib',
      '--target',
      'wasm32-unknown-unknown',
      '--profile',
      flags.profile,
      ...(features.length === 0 ? [] : ['--features', features.join(',')]),
      ...(level === null
        ? []
        : ['--config', `profile.${flags.profile}.opt-level=${/\d/.test(level) ? level : `"${level}"`}`]),
      ...(flags.std === 'built' ? ['-Z', 'build-std=std,panic_abort', ...vendoredStdArgs] : []),
    ],
  }
}

/** The build as one would type it by hand in the workspace's folder. */
export const cargoCommandLine = (toolchain: Toolchain, { args, rustFlags }: CargoBuild): string => {
  // A flag with a space in it only fits in the encoded form, which has unit separators between the flags.
  const env: Record<string, string> = rustFlags.some((flag) => flag.includes(' '))
    ? { CARGO_ENCODED_RUSTFLAGS: rustFlags.join('\u001F') }
    : { RUSTFLAGS: rustFlags.join(' ') }
  return commandLine(toolchain.cargo.program, [...toolchain.cargo.args, ...args], { ...toolchain.env, ...env })
}
