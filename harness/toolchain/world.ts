import { access, readdir, readFile, realpath, stat, statfs } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { availableParallelism, homedir, loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { type Executed, type ExecOptions, execute } from './execute.ts'
import type { Command } from './toolchain.ts'

/** All that finding and installing tools asks of a machine, so that a test can pass another one in. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  /** Folder of the user's project: `rustup` chooses its tool-chain by it, runs are written below it. */
  readonly folder: string
  readonly home: string
  readonly isRoot: boolean
  /** Whether somebody is there to answer a question. */
  readonly isTerminal: boolean
  readonly node: { readonly program: string; readonly version: string }
  readonly cores: number
  /** One-minute load average; 0 where the system has none. */
  loadAverage(): number
  /** Free space for this user, in bytes; `null` where it cannot be read. */
  freeBytes(folder: string): Promise<number | null>
  /** Runs a program to its end, without a shell. Never rejects: a program that is not there is a result too. */
  exec(command: Command, options?: ExecOptions): Promise<Executed>
  exists(path: string): Promise<boolean>
  /** Where a path leads after all links; `null` when nowhere. */
  realPath(path: string): Promise<string | null>
  /** Names in a folder; none when it is not there. */
  list(folder: string): Promise<readonly string[]>
  readText(path: string): Promise<string | null>
  /** Time since the last change of a file or folder, in ms; `null` when it is not there. */
  ageMs(path: string): Promise<number | null>
  /** Folder of an npm package that the program can load; `null` when it is not installed. */
  packageFolder(name: string): Promise<string | null>
}

const orNull = <T>(promise: Promise<T>): Promise<T | null> => promise.catch(() => null)

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** The machine that the program runs on, seen from the project's folder. */
export const realWorld = (folder: string = process.cwd()): World => {
  const require = createRequire(import.meta.url)
  return {
    env: process.env,
    platform: process.platform,
    folder,
    home: homedir(),
    isRoot: process.getuid?.() === 0,
    isTerminal: process.stdin.isTTY && process.stderr.isTTY,
    node: { program: process.execPath, version: process.versions.node },
    cores: availableParallelism(),
    loadAverage: () => loadavg()[0] ?? 0,
    freeBytes: async (path) => {
      const facts = await orNull(statfs(path))
      return facts === null ? null : facts.bavail * facts.bsize
    },
    exec: (command, options) => execute(command, { cwd: folder, ...options }),
    exists,
    realPath: (path) => orNull(realpath(path)),
    list: async (path) => (await orNull(readdir(path))) ?? [],
    readText: (path) => orNull(readFile(path, 'utf8')),
    ageMs: async (path) => {
      const facts = await orNull(stat(path))
      return facts === null ? null : Date.now() - facts.mtimeMs
    },
    packageFolder: async (name) => {
      // By the folders that node would search: what a package exports does not matter for where it is.
      for (const modules of require.resolve.paths(name) ?? []) {
        const manifest = join(modules, name, 'package.json')
        if (await exists(manifest)) return dirname(manifest)
      }
      return null
    },
  }
}
