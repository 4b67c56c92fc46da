import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Toolchain } from '../../toolchain/toolchain.ts'
import { withProcessLock } from '../../processLock.ts'
import { type CommandOptions, runCommand } from '../command.ts'
import { sha256 } from '../inputs.ts'
import { StageFailure } from '../stageFailure.ts'
import { whyCargoFailed } from '../whyCargoFailed.ts'
import { exists } from '../workspace.ts'

/** A small program of ours around the library that wasm-bindgen's own tool is made of. */
const sources = fileURLToPath(new URL('tool/', import.meta.url))
const pinned = /wasm-bindgen-cli-support = "=(.+)"/

/** What the program is compiled from for that version of wasm-bindgen, by path. */
const sourcesFor = async (version: string): Promise<Record<string, string>> => {
  const [manifest, main, lock] = await Promise.all(
    ['Cargo.toml', 'src/main.rs', 'Cargo.lock'].map((file) => readFile(join(sources, file), 'utf8')),
  )
  const own = pinned.exec(manifest ?? '')?.[1] === version
  return {
    'Cargo.toml': (manifest ?? '').replace(pinned, `wasm-bindgen-cli-support = "=${version}"`),
    'src/main.rs': main ?? '',
    // What our lock file says of the dependencies holds for our version only.
    ...(own ? { 'Cargo.lock': lock ?? '' } : {}),
  }
}

export interface ToolOptions extends Omit<CommandOptions, 'cwd'> {
  readonly toolchain: Toolchain
  /** Folder for what can be made again, absolute. */
  readonly cache: string
  readonly jobs: number
}

const compile = async (
  files: Readonly<Record<string, string>>,
  version: string,
  { toolchain, cache, jobs, ...options }: ToolOptions,
  to: string,
): Promise<void> => {
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'bindgen-'))
  try {
    await mkdir(join(folder, 'src'))
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text)
    const { program, args } = toolchain.cargo
    const locked = 'Cargo.lock' in files ? ['--locked'] : []
    const build = ['build', '--release', ...locked, '--target-dir', 'target', '--jobs', String(jobs), '--quiet']
    const { code, stderr } = await runCommand(program, [...args, ...build, '--color', 'never'], {
      ...options,
      cwd: folder,
    })
    if (code !== 0) {
      throw new StageFailure('cargo', `wasm-bindgen ${version} cannot be built: ${whyCargoFailed(stderr)}`, stderr)
    }
    const suffix = process.platform === 'win32' ? '.exe' : ''
    // In place in one step, so that a program that is there is whole.
    await copyFile(join(folder, 'target', 'release', `bindgen${suffix}`), `${to}.new`)
    await rename(`${to}.new`, to)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Path of a program that does wasm-bindgen's part for modules of exactly that version. Compiled for this machine where it is
 * not in the cache yet: about a minute of two cores, once. Throws StageFailure.
 */
export const bindgenTool = async (version: string, options: ToolOptions): Promise<string> => {
  const files = await sourcesFor(version)
  const folder = join(options.cache, 'tools')
  const name = `wasm-bindgen-${basename(version)}-${sha256(JSON.stringify(files)).slice(0, 8)}`
  const program = join(folder, process.platform === 'win32' ? `${name}.exe` : name)
  if (await exists(program)) return program
  return withProcessLock(`${program}.lock`, options.signal, async () => {
    if (!(await exists(program))) await compile(files, version, { ...options, cache: folder }, program)
    return program
  })
}
