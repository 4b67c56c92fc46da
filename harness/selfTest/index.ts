import type { BrowserSession, OpenPage } from '../drivers/driver.ts'
import { closeTimeoutMs, lost } from '../drivers/lost.ts'
import { errorMessage } from '../errorMessage.ts'
import type { SelfTest } from '../schema/selfTest.ts'
import type { SelfTestAnswer, Site } from '../serve/site.ts'
import { unlessAborted, within } from '../timeLimit.ts'
import { judge } from './judge.ts'

export interface SelfTestOptions {
  /** Ended by the user: the self-test ends at once, unanswered. */
  readonly signal: AbortSignal
  /** Time for the page to answer, in ms; it needs two to three seconds. */
  readonly timeoutMs: number
}

/** Settles only when the page or its browser is lost: by throwing. */
const loss = async (session: BrowserSession, opened: Promise<OpenPage>): Promise<never> => {
  throw new Error(await lost(session, opened))
}

const answerOf = async (
  session: BrowserSession,
  site: Site,
  { signal, timeoutMs }: SelfTestOptions,
): Promise<SelfTestAnswer> => {
  const pending = site.expectSelfTest()
  const opened = session.open(pending.url)
  try {
    const answered = Promise.race([pending.answer, loss(session, opened)])
    return await within(timeoutMs, 'The self-test', unlessAborted(signal, answered))
  } finally {
    pending.end()
    const closing = opened.then((page) => page.close())
    await within(closeTimeoutMs, 'Closing the page', closing).catch(() => {})
  }
}

/** A self-test that did not come about: one failed check, which says why. */
export const unanswered = (
  browser: string,
  found: string,
  hint = 'Nothing is known about this browser. Open it by hand, look whether it works, then type: npx crosslane doctor',
): SelfTest => ({
  browser,
  measurements: null,
  checks: [{ id: 'tier-up', title: 'Self-test', status: 'failed', found, hint }],
})

/** Lets a browser measure itself and judges what it found. Never throws: a browser that does not answer has failed. */
export const selfTest = async (session: BrowserSession, site: Site, options: SelfTestOptions): Promise<SelfTest> => {
  const { id: browser, engine } = session.browser
  try {
    const answer = await answerOf(session, site, options)
    if (answer.kind === 'rejected') return unanswered(browser, answer.message)
    const { measurements } = answer
    return { browser, measurements, checks: judge(measurements, { engine }) }
  } catch (error) {
    return unanswered(browser, options.signal.aborted ? 'ended before the page had answered' : errorMessage(error))
  }
}
