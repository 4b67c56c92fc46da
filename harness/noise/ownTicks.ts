import { identity } from './ownProcesses.ts'
import type { ProcessTimes } from './processTimes.ts'

const total = ({ ticks, childTicks }: ProcessTimes): number => ticks + childTicks

/**
 * CPU time in ticks that a set of processes used between two looks at it, those included that came or went in between.
 *
 * When a process ends, its time since it started passes to the parent that waits for it. What it had used before the first look
 * is therefore taken off again there: off its nearest ancestor that is still alive, and never more than that one got,
 * because an orphan's time goes to somebody else.
 */
export const ownTicksBetween = (before: readonly ProcessTimes[], after: readonly ProcessTimes[]): number => {
  const old = new Map(before.map((entry) => [identity(entry), entry]))
  const oldByPid = new Map(before.map((entry) => [entry.pid, entry]))
  const alive = new Set(after.map(identity))

  const heir = (gone: ProcessTimes): string | null => {
    const line = new Set<number>([gone.pid])
    let at = oldByPid.get(gone.parent)
    while (at !== undefined && !line.has(at.pid)) {
      if (alive.has(identity(at))) return identity(at)
      line.add(at.pid)
      at = oldByPid.get(at.parent)
    }
    return null
  }

  const inherited = new Map<string, number>()
  for (const gone of before.filter((entry) => !alive.has(identity(entry)))) {
    const to = heir(gone)
    if (to !== null) inherited.set(to, (inherited.get(to) ?? 0) + total(gone))
  }

  return after.reduce((sum, entry) => {
    const was = old.get(identity(entry))
    if (was === undefined) return sum + total(entry)
    const children = entry.childTicks - was.childTicks - (inherited.get(identity(entry)) ?? 0)
    return sum + Math.max(0, entry.ticks - was.ticks) + Math.max(0, children)
  }, 0)
}
