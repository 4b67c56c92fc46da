import type { LiveRun, Viewer } from '../../server/live/liveRun.ts'
import type { JournalEntry } from '../schema/journal.ts'
import { createBoard } from './board.ts'

/** A live run with what feeds it. */
export interface FedRun extends LiveRun {
  /** @returns how many viewers were told of it */
  add(entries: readonly JournalEntry[]): number
  /** What is said before the journal begins; ignored afterwards. */
  say(line: string): void
  /** A browser is waited for, which may take part by this link. */
  invite(browser: string, url: string): void
  /** It has ended without the last line of its journal. */
  fail(message: string): void
  /** Sends the viewers away. */
  close(): void
  viewers(): number
}

/** What is told when it comes. Other entries wait for the next of these: what follows them at once is a visit, which is not to be disturbed. */
const told: ReadonlySet<JournalEntry['type']> = new Set(['run', 'visit', 'failure', 'redone', 'end'])

/** @param left called whenever the last viewer has gone */
export const createLiveRun = (left: () => void = () => {}): FedRun => {
  const board = createBoard()
  const viewers = new Set<Viewer>()
  let isPrepared = false
  const tell = (): number => {
    const update = board.update()
    if (update === null) return 0
    const watching = [...viewers]
    for (const viewer of watching) viewer.tell(update)
    return watching.length
  }
  return {
    board: board.now,
    watch: (viewer) => {
      // Those who are there have to hear first what this one is about to see.
      tell()
      viewers.add(viewer)
      viewer.tell({ type: 'board', board: board.now() })
      return () => {
        if (viewers.delete(viewer) && viewers.size === 0) left()
      }
    },
    add: (entries) => {
      for (const entry of entries) board.add(entry)
      isPrepared ||= entries.length > 0
      return entries.some(({ type }) => told.has(type)) ? tell() : 0
    },
    say: (line) => {
      if (isPrepared) return
      board.say(line)
      tell()
    },
    invite: (browser, url) => {
      board.invite({ browser, url })
      tell()
    },
    fail: (message) => {
      board.fail(message)
      tell()
    },
    close: () => {
      for (const viewer of viewers) viewer.end()
      viewers.clear()
    },
    viewers: () => viewers.size,
  }
}
