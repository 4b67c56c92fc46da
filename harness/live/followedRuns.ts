import { join } from 'node:path'
import type { LiveRun } from '../../server/live/liveRun.ts'
import { errorMessage } from '../errorMessage.ts'
import { journalFile } from '../store/journal.ts'
import { follow } from './follow.ts'
import { createLiveRun } from './liveRun.ts'

/** Runs of other processes that somebody looks at: each journal is read once, however many look. */
export interface FollowedRuns {
  /** @param folder of the run @returns it with all that its journal has by now */
  get(folder: string): Promise<LiveRun>
}

/** @param signal ends all */
export const followRuns = (signal: AbortSignal): FollowedRuns => {
  const followed = new Map<string, Promise<LiveRun>>()
  const begin = (folder: string): Promise<LiveRun> => {
    const left = new AbortController()
    const { promise, resolve, reject } = Promise.withResolvers<LiveRun>()
    const forget = (): void => {
      if (followed.get(folder) === promise) followed.delete(folder)
    }
    const run = createLiveRun(() => {
      forget()
      left.abort()
    })
    const pump = async (): Promise<void> => {
      try {
        const ending = AbortSignal.any([signal, left.signal])
        for await (const entries of follow(join(folder, journalFile), ending)) {
          run.add(entries)
          resolve(run)
        }
      } catch (error) {
        run.fail(errorMessage(error))
        reject(error)
      } finally {
        forget()
        run.close()
        reject(new Error('nobody looks any more'))
      }
    }
    void pump()
    return promise
  }
  return {
    get: (folder) => {
      const found = followed.get(folder) ?? begin(folder)
      followed.set(folder, found)
      return found
    },
  }
}
