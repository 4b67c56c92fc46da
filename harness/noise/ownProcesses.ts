import { runVariable } from '../drivers/processes/marks.ts'
import type { ProcessTimes } from './processTimes.ts'
import { readText } from './readText.ts'

/** Picks the run's own processes out of all of them. */
export interface OwnProcesses {
  among(all: readonly ProcessTimes[]): readonly ProcessTimes[]
}

export interface OwnOptions {
  /** The run's mark: the value of `CROSSLANE_RUN` in the environment of everything it starts. `null` before there is one. */
  readonly mark: string | null
  readonly root?: string
  /** The process that is ours with all its descendants. */
  readonly pid?: number
}

/** A name for a process that no later one gets. */
export const identity = ({ pid, startedAt }: ProcessTimes): string => `${pid} ${startedAt}`

/**
 * Ours is this process, whatever carries the run's mark in its environment, and the descendants of both: Chromium's
 * children overwrite their environment. Make one for a run: a process that once was ours stays it although its parent
 * ends, and the environment of a stranger is read only once, because that is what takes time.
 */
export const ownProcesses = ({ mark, root = '/proc', pid = process.pid }: OwnOptions): OwnProcesses => {
  let known = new Map<string, boolean>()

  const isMarked = (entry: ProcessTimes): boolean =>
    mark !== null && (readText(`${root}/${entry.pid}/environ`)?.split('\0').includes(`${runVariable}=${mark}`) ?? false)

  return {
    among: (all) => {
      const byPid = new Map(all.map((entry) => [entry.pid, entry]))
      // Rebuilt each time, so that it does not remember the dead.
      const own = new Map(all.map((entry) => [identity(entry), known.get(identity(entry)) ?? isMarked(entry)]))
      const isOwn = (entry: ProcessTimes): boolean => {
        const line = new Set<number>()
        let at: ProcessTimes | undefined = entry
        // A pid given away again while /proc was read could make a ring of parents.
        while (at !== undefined && !line.has(at.pid)) {
          if (at.pid === pid || own.get(identity(at))) return true
          line.add(at.pid)
          at = byPid.get(at.parent)
        }
        return false
      }
      const found = all.filter(isOwn)
      for (const entry of found) own.set(identity(entry), true)
      known = own
      return found
    },
  }
}
