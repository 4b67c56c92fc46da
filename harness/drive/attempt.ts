import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserSession, OpenPage } from '../drivers/driver.ts'
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
  readonly during: Failed['during']
  readonly console: string[]
  /** From opening the page to its being closed, in ms. */
  readonly wallMs: number
  /** Whether the browser is fit for the next visit. */
  readonly usable: boolean
}

export interface AttemptOptions {
  readonly site: Site
  readonly design: Design
  readonly signal: AbortSignal
}

/** Closing a page must not take longer than this, in ms; the browser is ended otherwise. */
const closeTimeoutMs = 5000

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Sends a browser to one visit and waits for the answer, the end of the page or browser, the time limit, or the user. */
export const attempt = async (
  session: BrowserSession,
  job: Job,
  { site, design, signal }: AttemptOptions,
): Promise<Attempt> => {
  const pending = site.expect(job)
  const over = new AbortController()
  const start = performance.now()
  let page: OpenPage | undefined
  try {
    const opened = session.open(pending.url).then((openPage) => (page = openPage))
    const outcome = await Promise.race([
      pending.answer,
      crashOf(session, opened),
      timeout(design.visitTimeoutMs, over.signal),
      abortion(signal, over.signal),
    ])
    const answered = outcome.kind === 'result' || outcome.kind === 'page' || outcome.kind === 'rejected'
    const processes = answered ? await session.processes() : []
    const usable = answered && page !== undefined && (await closes(page))
    return {
      outcome,
      processes,
      during: pending.during(),
      console: [...(page?.console() ?? [])],
      usable,
      wallMs: performance.now() - start,
    }
  } finally {
    over.abort()
    pending.end()
  }
}

/** Settles only when the page or its browser is lost. */
const crashOf = async (session: BrowserSession, opened: Promise<OpenPage>): Promise<Outcome> => {
  const message = await Promise.race([
    session.gone.then((why) => `the browser is gone: ${why}`),
    opened.then(
      ({ crashed }) => crashed.then((why) => `the page crashed: ${why}`),
      (error: unknown) => `the page could not be opened: ${messageOf(error)}`,
    ),
  ])
  return { kind: 'crash', message }
}

const timeout = async (ms: number, over: AbortSignal): Promise<Outcome> => {
  await wait(ms, undefined, { signal: over }).catch(() => {})
  return { kind: 'timeout', message: `no answer within ${Math.round(ms / 100) / 10} s` }
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
