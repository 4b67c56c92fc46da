import { setTimeout as wait } from 'node:timers/promises'
import type { LoadedConfig } from '../config/load.ts'
import type { Emit } from '../events.ts'
import { createLiveRun } from '../live/liveRun.ts'
import type { OwnRun } from '../live/site.ts'
import { openInBrowser } from '../openInBrowser.ts'
import type { Heard } from '../store/journal.ts'
import { within } from '../timeLimit.ts'
import type { Context } from './context.ts'
import { liveEmit } from './liveEmit.ts'
import { liveView } from './liveView.ts'

/** Viewers on this machine have so long to show what is new before the next visit begins, in ms; without any, nobody waits. */
const showMs = 150

/** Viewers have so long to fetch the report when the run is over, in ms. */
const lastWordsMs = 5000

/** A run that can be watched in a browser while it goes on. */
export interface Watched extends AsyncDisposable {
  /** Where. */
  readonly url: string
  readonly heard: Heard
  readonly emit: Emit
  /** It has ended without a report. */
  fail(message: string): void
}

export interface WatchOptions {
  readonly loaded: LoadedConfig
  /** Folder that the run is written below, absolute. */
  readonly runs: string
  readonly port?: number | undefined
}

/** Those who were watching when the run ended, until each has the report. */
const createAudience = () => {
  const served = Promise.withResolvers<void>()
  let missing = 0
  return {
    expect: (viewers: number): void => void (missing = viewers),
    reported: (): void => {
      if (--missing <= 0) served.resolve()
    },
    /** Settles when all have it, or in time. */
    served: async (): Promise<void> => {
      if (missing > 0) await within(lastWordsMs, 'Fetching the report', served.promise).catch(() => {})
    },
  }
}

/**
 * Serves the live view of a run from the run's own process. Disposing tells the viewers, and gives them time to fetch the report.
 *
 * @throws CrosslaneError `portTaken`
 */
export const watched = async ({ loaded, runs, port }: WatchOptions, context: Context): Promise<Watched> => {
  const over = new AbortController()
  const run = createLiveRun()
  const audience = createAudience()
  const own = (): OwnRun => ({ run, reported: audience.reported })
  const view = await liveView({ loaded, runs, own, port, signal: over.signal }, context)
  const url = `${view.url}now`
  context.err(`Watch it: ${url}\n`)
  // A strict run refuses a machine on which another browser is at work.
  if (context.isTerminal && loaded.config.design.env !== 'strict') openInBrowser(url)
  return {
    url,
    emit: liveEmit(run),
    heard: async (entry) => {
      const viewers = run.add([entry])
      if (entry.type === 'end') audience.expect(viewers)
      else if (viewers > 0) await wait(showMs, undefined, { signal: context.signal }).catch(() => {})
    },
    fail: run.fail,
    [Symbol.asyncDispose]: async () => {
      await audience.served()
      run.close()
      over.abort()
      await view[Symbol.asyncDispose]()
    },
  }
}
