import { findRust, type Missing, type RustNeeds, type UsableRust } from './findRust.ts'
import type { Toolchain } from './toolchain.ts'
import { findWasmOpt } from './wasmOpt.ts'
import type { World } from './world.ts'

/** cargo's arguments that let std's dependencies come from a folder. They hide the registry from the whole build. */
const vendored = (vendor: string): string[] => [
  '--config',
  'source.crates-io.replace-with="v"',
  '--config',
  `source.v.directory=${JSON.stringify(vendor)}`,
]

const describe = (rust: UsableRust, needs: RustNeeds): Omit<Toolchain, 'facts' | 'wasmOpt'> => {
  const std = rust.prebuilt ? 'prebuilt' : 'source'
  // `-Z build-std` is a nightly flag; this variable lets a stable cargo take it. Ordinary builds go without.
  const bootstrap = !rust.rustc.nightly && rust.sources !== null && (std === 'source' || needs.buildStd === true)
  return {
    cargo: { program: rust.cargo.path, args: [] },
    env: { RUSTC: rust.rustc.path, ...(bootstrap ? { RUSTC_BOOTSTRAP: '1' } : {}) },
    rustFlags: rust.linker.flag === null ? [] : ['-C', `linker=${rust.linker.flag}`],
    std,
    canBuildStd: rust.sources !== null && (bootstrap || rust.rustc.nightly),
    vendoredStdArgs: rust.sources?.vendor ? vendored(rust.sources.vendor) : [],
  }
}

/**
 * The Rust tool-chain and wasm-opt that builds use: one with std for wasm32 installed, else one that can build std
 * from sources. Starts nothing but `--version` and the like, and installs nothing. Say in `needs` when a variant has
 * `buildStd: 'always'`; only then is a stable tool-chain with both chosen and prepared for `-Z build-std`.
 */
export const findToolchain = async (world: World, needs: RustNeeds = {}): Promise<Toolchain | Missing> => {
  const [rust, wasmOpt] = await Promise.all([findRust(world, needs), findWasmOpt(world)])
  if ('missing' in rust) return { missing: rust.missing, hint: rust.hint }
  if ('missing' in wasmOpt) return wasmOpt
  return {
    ...describe(rust, needs),
    facts: {
      rustc: rust.rustc.version,
      cargo: rust.cargo.version,
      wasmOpt: wasmOpt.version,
      source: rust.source,
    },
    wasmOpt: wasmOpt.command,
  }
}
