import type { Executed } from './execute.ts'
import type { World } from './world.ts'

const weekMs = 7 * 24 * 3600_000
/** Not ended in the middle of unpacking unless something really hangs. */
const installTimeoutMs = 20 * 60_000

/** Debian's and Ubuntu's packages. Installing takes root: `sudo` is what stands before the command, `[]` for root itself. */
export interface Apt {
  /** Whether the lists of packages are missing (a fresh container) or older than a week, so that names and versions in them may be gone. */
  readonly stale: boolean
  /** Versions that could be installed, by package; without Ubuntu's stubs, which only install a snap. */
  candidates(names: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Major version of the LLVM that a package stands on; `null` when it has none. */
  llvmOf(name: string): Promise<number | null>
  /** Names of packages that start so. */
  names(prefix: string): Promise<readonly string[]>
  /** Brings the lists up to date, once: a second call has nothing left to do. */
  refresh(sudo: readonly string[]): Promise<Executed | null>
  install(sudo: readonly string[], names: readonly string[]): Promise<Executed>
}

/** Arguments that install packages and never remove one: rustc-web would push out a rustup that came as a package. */
export const aptInstallArgs = (names: readonly string[]): string[] => [
  'apt-get',
  'install',
  '-y',
  '--no-install-recommends',
  '--no-remove',
  ...names,
]

const parsePolicy = (output: string): Map<string, string> => {
  const versions = new Map<string, string>()
  let name = ''
  for (const line of output.split('\n')) {
    const heading = /^(\S+):$/.exec(line)?.[1]
    if (heading !== undefined) name = heading
    const candidate = /^\s+Candidate: (\S+)$/.exec(line)?.[1]
    if (candidate !== undefined && candidate !== '(none)' && !candidate.includes('snap')) versions.set(name, candidate)
  }
  return versions
}

/** apt of this machine; `null` where there is none. */
export const findApt = async (world: World): Promise<Apt | null> => {
  if (world.platform !== 'linux' || !(await world.exists('/usr/bin/apt-get'))) return null
  const lists = '/var/lib/apt/lists'
  const known = (await world.list(lists)).some((file) => file.includes('_Packages'))
  const age = (await world.ageMs(lists)) ?? Infinity
  const query = async (...args: string[]) =>
    (await world.exec({ program: 'apt-cache', args }, { env: { LC_ALL: 'C' } })).stdout
  const asRoot = (sudo: readonly string[], command: readonly string[]) => {
    const [program = 'apt-get', ...args] = [...sudo, ...command]
    return world.exec(
      { program, args },
      { env: { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }, timeoutMs: installTimeoutMs },
    )
  }
  let stale = !known || age > weekMs
  return {
    get stale() {
      return stale
    },
    candidates: async (names) => parsePolicy(await query('policy', ...names)),
    llvmOf: async (name) => {
      const tree = await query('depends', '--recurse', '--important', name)
      const majors = [...tree.matchAll(/libllvm(\d+)/g)].map((match) => Number(match[1]))
      return majors.length === 0 ? null : Math.max(...majors)
    },
    names: async (prefix) => (await query('pkgnames', prefix)).split('\n').filter((name) => name !== ''),
    refresh: async (sudo) => {
      if (!stale) return null
      stale = false
      return asRoot(sudo, ['apt-get', 'update'])
    },
    install: (sudo, names) => asRoot(sudo, aptInstallArgs(names)),
  }
}
