import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserSession, OpenPage } from '../drivers/driver.ts'
import { closeTimeoutMs, lost } from '../drivers/lost.ts'
import { timeLimitMs } from '../plan/timeLimit.ts'
import { settledMemory } from './settledMemory.ts'
import type { Design } from '../schema/config.ts'
import type { Job } from '../schema/job.ts'
import type { Failed, Visited } from '../schema/journal.ts'
import type { Answer, Site } from '../serve/site.ts'
import { within } from '../timeLimit.ts'

/** How a visit ended, seen from outside. */
export type Outcome =
  | Answer
  | { readonly kind: 'crash' | 'timeout'; readonly message: string }
  /** The run was ended by its user. */
  | { readonly kind: 'aborted' }

export interface Attempt {
  readonly outcome: Outcome
  readonly processes: Visited['processes']
  readonly checkpoints: Visited['checkpoints']
  readonly codeCache: Visited['codeCache']
  readonly during: Failed['during']
  readonly console: string[]
  /** From opening the page to its being closed, in ms. */
  readonly wallMs: number
  /** Whether the browser is fit for the next visit. */
  readonly usable: boolean
}

export interface AttemptOptions {
  readonly site: Site
  readonly design: Pick<Design, 'visitTimeoutMs'>
  readonly signal: AbortSignal
  /** Listens to what the engine says of its code cache, in the page of the last job. */
  readonly watched?: boolean
}

/**
 * Sends a browser to one visit and waits for the answer, the end of the page or browser, the time limit, or the user.
 *
 * @param jobs one page for each, in one context: all but the last only prepare it
 */
export const attempt = async (
  session: BrowserSession,
  jobs: readonly [Job, ...Job[]],
  { site, design, signal, watched = false }: AttemptOptions,
): Promise<Attempt> => {
  const over = new AbortController()
  const start = performance.now()
  const checkpoints: Visited['checkpoints'] = []
  let page: OpenPage | undefined
  let outcome: Outcome = { kind: 'aborted' }
  let during: Failed['during'] = null
  try {
    for (const job of jobs) {
      const pending = site.expect(job, async (name) => {
        checkpoints.push({ name, processes: await settledMemory(session) })
      })
      try {
        const listen = { watched: watched && job === jobs.at(-1) }
        const opened = (page?.follow(pending.url, listen) ?? session.open(pending.url, listen)).then(
          (openPage) => (page = openPage),
        )
        outcome = await Promise.race([
          pending.answer,
          lossOf(session, opened),
          timeout(timeLimitMs(job, design.visitTimeoutMs), over.signal, session),
          abortion(signal, over.signal),
        ])
        during = pending.during()
      } finally {
        pending.end()
      }
      if (outcome.kind !== 'result') break
    }
    const answered = outcome.kind === 'result' || outcome.kind === 'page' || outcome.kind === 'rejected'
    const processes = answered ? await session.processes() : []
    const codeCache = answered && watched ? ((await page?.codeCache()) ?? null) : null
    const usable = answered && page !== undefined && (await closes(page))
    return {
      outcome,
      processes,
      checkpoints,
      codeCache,
      during,
      console: [...(page?.console() ?? [])],
      usable,
      wallMs: performance.now() - start,
    }
  } finally {
    over.abort()
  }
}

/** Settles only when the page or its browser is lost. */
const lossOf = async (session: BrowserSession, opened: Promise<OpenPage>): Promise<Outcome> => ({
  kind: 'crash',
  message: await lost(session, opened),
})

const timeout = async (ms: number, over: AbortSignal, { unseen }: BrowserSession): Promise<Outcome> => {
  await wait(ms, undefined, { signal: over }).catch(() => {})
  const silence = `no answer within ${Math.round(ms / 100) / 10} s`
  return { kind: 'timeout', message: unseen === undefined ? silence : `${silence}: ${unseen}` }
}

const abortion = (signal: AbortSignal, over: AbortSignal): Promise<Outcome> =>
  new Promise((resolve) => {
    const abort = () => resolve({ kind: 'aborted' })
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true, signal: over })
  })

/** Whether the page closed in good order and in time. */
const closes = (page: OpenPage): Promise<boolean> =>
  within(closeTimeoutMs, 'Closing the page', page.close()).then(
    () => true,
    () => false,
  )
