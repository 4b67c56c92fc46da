import type { Variant } from '../schema/variant.ts'
import type { ToolchainFacts } from '../schema/manifest.ts'
import type { CargoBuild } from './cargoBuild.ts'
import { type Input, sha256 } from './inputs.ts'

/** Raise it when the same inputs no longer give the same artefact or the same facts. */
const formatVersion = 2

/** All that an artefact depends on. The workspace's own place is not in it: a cache goes with a workspace that is moved. */
export interface KeyParts {
  readonly crate: string
  readonly variant: string
  readonly cargo: CargoBuild
  /** wasm-opt's arguments; null when the module stays as cargo made it. */
  readonly wasmOpt: readonly string[] | null
  readonly simd: Variant['simd']
  readonly toolchain: ToolchainFacts
  readonly inputs: readonly Input[]
}

/** Name of the artefact in the cache: 64 hexadecimal digits. */
export const cacheKey = ({ crate, variant, cargo, wasmOpt, simd, toolchain, inputs }: KeyParts): string =>
  sha256(
    JSON.stringify([
      formatVersion,
      [crate, variant, simd],
      [cargo.args, cargo.rustFlags, wasmOpt],
      [toolchain.source, toolchain.rustc, toolchain.cargo, toolchain.wasmOpt],
      inputs.map((input) => [input.path, input.sha256]),
    ]),
  )
