import { basename, dirname, join } from 'node:path'
import { executable, onPath, searchFolders } from './onPath.ts'
import { inspectRust, type RustInstall } from './rustInstall.ts'
import type { World } from './world.ts'

interface Candidate {
  readonly source: string
  readonly bin: string
}

/** rustup must answer from what is installed: a survey downloads nothing. */
const offline = { RUSTUP_AUTO_INSTALL: '0', RUST_BACKTRACE: '0' }

/** rustup's tool-chains: first the one that it would use in the project's folder. */
const fromRustup = async (world: World): Promise<Candidate[]> => {
  const rustup = await onPath(world, 'rustup')
  if (rustup === null) return []
  const [active, all] = await Promise.all([
    world.exec({ program: rustup, args: ['which', 'rustc'] }, { env: offline }),
    world.exec({ program: rustup, args: ['toolchain', 'list', '-v'] }, { env: offline }),
  ])
  // "stable-x86_64-unknown-linux-gnu (active, default) /home/me/.rustup/toolchains/stable-x86_64-unknown-linux-gnu"
  const folders = all.stdout
    .split('\n')
    .map((line) => /^\S+\s+(?:\([^)]*\)\s+)?(.+)$/.exec(line)?.[1]?.trim())
    .filter((folder) => folder !== undefined)
  return [
    ...(active.code === 0 ? [dirname(active.stdout.trim())] : []),
    ...folders.map((folder) => join(folder, 'bin')),
  ]
    .filter((bin) => bin !== '.')
    .map((bin) => ({ source: 'rustup', bin }))
}

/** Name of the distribution for what it installs itself, otherwise `path`. */
const sourceOf = async (world: World, folder: string): Promise<string> => {
  if (folder !== '/usr/bin' && folder !== '/bin') return 'path'
  const release = await world.readText('/etc/os-release')
  return /^ID="?([a-z0-9._-]+)/m.exec(release ?? '')?.[1] ?? 'path'
}

/** Tool-chains on the PATH that are not rustup's proxies: those would run whatever rustup thinks best. */
const fromPath = async (world: World): Promise<Candidate[]> => {
  const found: Candidate[] = []
  for (const folder of searchFolders(world)) {
    const rustc = await world.realPath(join(folder, executable(world, 'rustc')))
    if (rustc === null || /^rustup(?:-init)?(?:\.exe)?$/.test(basename(rustc))) continue
    // Proxies may be hard links, which lead nowhere; then rustup itself stands beside them.
    if (await world.exists(join(folder, executable(world, 'rustup')))) continue
    found.push({ source: await sourceOf(world, folder), bin: folder })
  }
  return found
}

/**
 * The Rust tool-chains on the machine, in the order in which they are preferred when equally able. Each is asked only
 * when the one before it was not good enough: that takes several programs a tool-chain.
 */
export async function* surveyRust(world: World): AsyncGenerator<RustInstall> {
  const candidates = (await Promise.all([fromRustup(world), fromPath(world)])).flat()
  const seen = new Set<string>()
  for (const { source, bin } of candidates) {
    const rustc = join(bin, executable(world, 'rustc'))
    const real = await world.realPath(rustc)
    if (real === null || seen.has(real)) continue
    seen.add(real)
    const install = await inspectRust(world, source, rustc, join(bin, executable(world, 'cargo')))
    if (install !== null) yield install
  }
}
