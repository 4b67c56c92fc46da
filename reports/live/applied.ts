import type { LiveBoard, LiveUpdate } from '../../harness/schema/live.ts'
import { rowKey } from './words.ts'

/** A board keeps so many of the newest lines. */
export const keptLines = 40

/** A board after an update. `null` for a change that comes before any board. */
export const applied = (board: LiveBoard | null, update: LiveUpdate): LiveBoard | null => {
  if (update.type === 'board') return update.board
  if (board === null) return null
  const changed = new Map(update.rows.map((row) => [rowKey(row), row]))
  return {
    ...board,
    standing: update.standing,
    rows: board.rows.map((row) => changed.get(rowKey(row)) ?? row),
    lines: [...board.lines, ...update.lines].slice(-keptLines),
    failures: update.failures ?? board.failures,
    warnings: update.warnings ?? board.warnings,
  }
}
