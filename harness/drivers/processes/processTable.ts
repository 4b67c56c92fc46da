import { readdirSync, readFileSync } from 'node:fs'

/** A process as /proc shows it. */
export interface ProcessEntry {
  readonly pid: number
  readonly parent: number
  /** Process group. */
  readonly group: number
  /** Start in clock ticks since boot: with the pid it names a process for good, because pids are used again. */
  readonly startedAt: string
}

const readProc = (pid: number, file: string): string | null => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1')
  } catch {
    // Gone in the meantime, or somebody else's.
    return null
  }
}

/** One process; `null` when it is not there or has ended and only waits to be reaped. Fields: proc(5), /proc/pid/stat. */
export const readProcess = (pid: number): ProcessEntry | null => {
  const stat = readProc(pid, 'stat')
  if (stat === null) return null
  // The second field is the program's name in brackets, which may hold anything, brackets and spaces too.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, parent, group] = fields
  if (state === 'Z' || state === 'X') return null
  return { pid, parent: Number(parent), group: Number(group), startedAt: fields[19] ?? '' }
}

/** Every process that is alive; none on systems without /proc. */
export const readProcesses = (): ProcessEntry[] => {
  let names: string[]
  try {
    names = readdirSync('/proc')
  } catch {
    return []
  }
  return names
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((entry) => entry !== null)
}

/** Whether this very process is still alive. */
export const isAlive = ({ pid, startedAt }: ProcessEntry): boolean => readProcess(pid)?.startedAt === startedAt

/** Whether a process was started with all of these environment variables. `false` where its environment cannot be read. */
export const wasStartedWith = (pid: number, variables: Readonly<Record<string, string>>): boolean => {
  const environment = readProc(pid, 'environ')
  if (environment === null) return false
  const entries = new Set(environment.split('\0'))
  return Object.entries(variables).every(([name, value]) => entries.has(`${name}=${value}`))
}

/** Command line with its arguments apart by spaces; empty when the process is gone. */
export const commandLine = (pid: number): string => (readProc(pid, 'cmdline') ?? '').replaceAll('\0', ' ').trim()
