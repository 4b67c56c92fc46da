import { join } from 'node:path'
import { findWasmLinker, type WasmLinker } from './wasmLinker.ts'
import type { World } from './world.ts'

export const wasmTarget = 'wasm32-unknown-unknown'

/** A Rust tool-chain on this machine and what it has for wasm32. Programs are real ones, never rustup's proxies. */
export interface RustInstall {
  /** `rustup`, `debian`, … */
  readonly source: string
  readonly rustc: {
    readonly path: string
    readonly version: string
    readonly nightly: boolean
    readonly llvmMajor: number
  }
  /** `null` where only rustc is installed. */
  readonly cargo: { readonly path: string; readonly version: string } | null
  /** Whether std for wasm32 is installed. */
  readonly prebuilt: boolean
  /** std's sources, from which it can be built, and its own dependencies, if they are there too. */
  readonly sources: { readonly stdFolder: string; readonly vendor: string | null } | null
  readonly linker: WasmLinker | null
}

const versionLine = (output: string): string => output.split('\n', 1)[0]?.trim() ?? ''
const field = (output: string, name: string): string =>
  new RegExp(`^${name}: (.*)$`, 'm').exec(output)?.[1]?.trim() ?? ''

const findSources = async (world: World, sysroot: string): Promise<RustInstall['sources']> => {
  // Where cargo looks for them. Debian has a link here.
  const root = await world.realPath(join(sysroot, 'lib', 'rustlib', 'src', 'rust'))
  if (root === null || !(await world.exists(join(root, 'library', 'std', 'Cargo.toml')))) return null
  const vendor = join(root, 'library', 'vendor')
  return { stdFolder: join(root, 'library'), vendor: (await world.exists(vendor)) ? vendor : null }
}

/** Asks a rustc, and the cargo that belongs to it, what they are and can do; `null` when rustc does not run. */
export const inspectRust = async (
  world: World,
  source: string,
  rustc: string,
  cargo: string,
): Promise<RustInstall | null> => {
  const [facts, paths, cargoFacts] = await Promise.all([
    world.exec({ program: rustc, args: ['-vV'] }),
    world.exec({ program: rustc, args: ['--print', 'sysroot', '--print', 'target-libdir', '--target', wasmTarget] }),
    world.exec({ program: cargo, args: ['-V'] }),
  ])
  const [sysroot, libraries] = paths.stdout.split('\n').map((line) => line.trim())
  if (facts.code !== 0 || paths.code !== 0 || !sysroot || !libraries) return null
  const llvmMajor = Number.parseInt(field(facts.stdout, 'LLVM version'), 10) || 0
  const [prebuilt, sources, linker] = await Promise.all([
    world.list(libraries).then((files) => files.some((file) => /^libstd-.*\.rlib$/.test(file))),
    findSources(world, sysroot),
    findWasmLinker(world, { sysroot, host: field(facts.stdout, 'host'), llvmMajor }),
  ])
  return {
    source,
    rustc: {
      path: rustc,
      version: versionLine(facts.stdout),
      nightly: /-(?:nightly|dev)/.test(field(facts.stdout, 'release')),
      llvmMajor,
    },
    cargo: cargoFacts.code === 0 ? { path: cargo, version: versionLine(cargoFacts.stdout) } : null,
    prebuilt,
    sources,
    linker,
  }
}
