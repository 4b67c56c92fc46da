import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'

const pollMs = 100
/** SQLite's code for "somebody else has it". */
const busy = 5

const tryLock = (path: string): DatabaseSync | null => {
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database.close()
    if ((error as { errcode?: number }).errcode === busy) return null
    throw error
  }
}

/**
 * Does `work` while no other process does work under the same path, and waits for its turn before; rejects with the
 * signal's reason when that is aborted first. cargo locks its target folder itself, but only until it is done: the
 * module must be fetched before the next cargo writes another variant in its place. The lock is SQLite's because the
 * system lets go of that one whatever way a process ends.
 */
export const withProcessLock = async <T>(path: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
  signal.throwIfAborted()
  await mkdir(dirname(path), { recursive: true })
  let lock = tryLock(path)
  while (lock === null) {
    await pause(pollMs, undefined, { signal }).catch(() => signal.throwIfAborted())
    lock = tryLock(path)
  }
  try {
    return await work()
  } finally {
    lock.close()
  }
}
