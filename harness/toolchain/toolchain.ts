import type { ToolchainFacts } from '../schema/manifest.ts'

/** A program and the arguments that always come first. */
export interface Command {
  readonly program: string
  readonly args: readonly string[]
}

/** All that a build has to know of the Rust tool-chain and wasm-opt on this machine. */
export interface Toolchain {
  readonly facts: ToolchainFacts
  readonly cargo: Command
  /** Environment for cargo, besides the caller's: `RUSTC`, `RUSTC_BOOTSTRAP`, … */
  readonly env: Readonly<Record<string, string>>
  /** Flags for rustc that this tool-chain needs whatever the variant: `-C linker=…`. */
  readonly rustFlags: readonly string[]
  /** `prebuilt`: std for wasm32 is installed. `source`: it has to be compiled with `-Z build-std`. */
  readonly std: 'prebuilt' | 'source'
  /** Whether `-Z build-std` works here at all. */
  readonly canBuildStd: boolean
  /** cargo's arguments that let std's own dependencies be found without a registry; empty where a registry is needed anyway. */
  readonly vendoredStdArgs: readonly string[]
  readonly wasmOpt: Command
}
