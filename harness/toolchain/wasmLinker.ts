import { join } from 'node:path'
import { executable, searchFolders } from './onPath.ts'
import type { World } from './world.ts'

export interface WasmLinker {
  /** What `-C linker=` takes; `null` when rustc finds its own by itself. */
  readonly flag: string | null
  /** For people: `rust-lld of the tool-chain`, `wasm-ld-22 (LLD 22)`. */
  readonly title: string
}

interface Lld {
  readonly name: string
  readonly major: number
}

const lldName = /^(?:wasm-ld|rust-lld)(?:-(\d+))?(?:\.exe)?$/

const majorOf = async (world: World, path: string, name: string): Promise<number> => {
  const suffix = lldName.exec(name)?.[1]
  if (suffix !== undefined) return Number(suffix)
  const args = name.startsWith('rust-lld') ? ['-flavor', 'wasm', '--version'] : ['--version']
  const { stdout } = await world.exec({ program: path, args })
  return Number(/LLD (\d+)/.exec(stdout)?.[1] ?? 0)
}

/** Homebrew does not link its lld into the PATH. */
const kegFolders = ['/opt/homebrew/opt/lld/bin', '/usr/local/opt/lld/bin']

const installed = async (world: World): Promise<Lld[]> => {
  const found: Lld[] = []
  const search = async (folder: string, nameOf: (file: string) => string) => {
    for (const file of await world.list(folder)) {
      if (!lldName.test(file)) continue
      found.push({ name: nameOf(file), major: await majorOf(world, join(folder, file), file) })
    }
  }
  for (const folder of searchFolders(world)) await search(folder, (file) => file)
  for (const folder of kegFolders) await search(folder, (file) => join(folder, file))
  return found
}

/**
 * The linker for wasm32 that suits a rustc: the one in its sysroot; else, as distributions leave that out, an LLD of
 * the same LLVM, else the next newer one. An older one may not know what rustc emits. `null` when there is none.
 */
export const findWasmLinker = async (
  world: World,
  rustc: { readonly sysroot: string; readonly host: string; readonly llvmMajor: number },
): Promise<WasmLinker | null> => {
  const own = join(rustc.sysroot, 'lib', 'rustlib', rustc.host, 'bin', executable(world, 'rust-lld'))
  if (await world.exists(own)) return { flag: null, title: 'rust-lld of the tool-chain' }
  const [best] = (await installed(world))
    .filter(({ major }) => major >= rustc.llvmMajor)
    .toSorted((a, b) => a.major - b.major)
  return best === undefined ? null : { flag: best.name, title: `${best.name} (LLD ${best.major})` }
}
