import { setTimeout as sleep } from 'node:timers/promises'
import { commandLine, isAlive, readProcess, readProcesses, wasStartedWith, type ProcessEntry } from './processTable.ts'

/** The processes that came out of one start, wherever the system has put them since. Without /proc it has no members. */
export interface ProcessFamily {
  /** What has to be in the environment of whatever is started. */
  readonly environment: Readonly<Record<string, string>>
  /** Those alive now, besides the ones to be spared. */
  members(spared?: ReadonlySet<number>): ProcessEntry[]
  /** Ends all members: SIGTERM, and after `graceMs` SIGKILL. Returns them when they are gone, or cannot be ended. */
  end(options?: { readonly graceMs?: number; readonly spared?: ReadonlySet<number> }): Promise<EndedProcess[]>
  /** The same at once, for when there is no time left. */
  endNow(): EndedProcess[]
}

export interface EndedProcess {
  readonly pid: number
  readonly command: string
}

const pollMs = 20
/** SIGKILL takes effect once the process leaves the kernel; one that does not within this many ms hangs in it. */
const killMs = 2_000

const signal = (entries: readonly ProcessEntry[], name: NodeJS.Signals): EndedProcess[] =>
  entries.flatMap(({ pid }) => {
    const command = commandLine(pid)
    try {
      process.kill(pid, name)
      return [{ pid, command }]
    } catch {
      return []
    }
  })

const waitUntilGone = async (entries: readonly ProcessEntry[], limitMs: number): Promise<void> => {
  const giveUpAt = performance.now() + limitMs
  while (entries.some(isAlive) && performance.now() < giveUpAt) await sleep(pollMs)
}

/**
 * The family of all processes that were started with these variables in their environment, and of their descendants.
 *
 * The environment alone is not enough, for Chromium's children overwrite theirs with their title; descent alone is not
 * enough either, for crash handlers detach themselves and orphans lose their parent. So process groups count too: they
 * outlive both.
 */
export const processFamily = (environment: Readonly<Record<string, string>>): ProcessFamily => {
  // Without a mark everything on the machine would belong to it.
  if (Object.keys(environment).length === 0) throw new RangeError('a family needs a mark')
  /** Group → start of its leader. Kept, because a group can be all that ties an orphan to the family. */
  const groups = new Map<number, string | undefined>()

  const isOurGroup = (group: number): boolean => {
    if (!groups.has(group)) return false
    // A group's number is not given away while it has members: only a leader that is another one tells of a new group.
    const leader = readProcess(group)
    return leader === null || leader.startedAt === groups.get(group)
  }

  const members = (spared: ReadonlySet<number> = new Set()): ProcessEntry[] => {
    const all = readProcesses()
    const byPid = new Map(all.map((entry) => [entry.pid, entry]))
    const strangers = new Set<number>()
    for (let pid = process.pid; byPid.has(pid) && !strangers.has(pid); pid = byPid.get(pid)?.parent ?? 0)
      strangers.add(pid)
    const ownGroup = byPid.get(process.pid)?.group
    const found = new Set<number>()
    for (const { pid, group } of all) {
      if (strangers.has(pid) || !wasStartedWith(pid, environment)) continue
      found.add(pid)
      if (group !== ownGroup && !groups.has(group)) groups.set(group, byPid.get(group)?.startedAt)
    }
    for (const { pid, group } of all) if (!strangers.has(pid) && isOurGroup(group)) found.add(pid)
    const isDescendant = (entry: ProcessEntry | undefined): boolean =>
      entry !== undefined &&
      !strangers.has(entry.pid) &&
      (found.has(entry.pid) || isDescendant(byPid.get(entry.parent)))
    return all.filter((entry) => isDescendant(entry) && !spared.has(entry.pid))
  }

  return {
    environment,
    members,
    end: async ({ graceMs = 0, spared } = {}) => {
      const ended = new Map<number, EndedProcess>()
      const send = (name: NodeJS.Signals): ProcessEntry[] => {
        const entries = members(spared)
        for (const one of signal(entries, name)) if (!ended.has(one.pid)) ended.set(one.pid, one)
        return entries
      }
      if (graceMs > 0) await waitUntilGone(send('SIGTERM'), graceMs)
      // Again, because a process may have been starting another one at that moment.
      for (let round = 0; round < 3; round++) {
        const entries = send('SIGKILL')
        if (entries.length === 0) break
        await waitUntilGone(entries, killMs)
      }
      return [...ended.values()]
    },
    endNow: () => signal(members(), 'SIGKILL'),
  }
}
