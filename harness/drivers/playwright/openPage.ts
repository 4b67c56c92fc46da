import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright'
import { consoleLog } from '../consoleLog.ts'
import type { OpenPage } from '../driver.ts'
import { within } from '../../timeLimit.ts'

/** Limits in ms. Opening takes half a second, closing a tenth of one, with a page in an endless loop too. */
const openLimitMs = 30_000
const closeLimitMs = 5_000
/** An address that is refused is known by now. One that is only slow is left to the time limit of the visit. */
const commitMs = 5_000

/** No emulation of anything: the page sees the browser as it is, and opening takes half as long. */
const plain: BrowserContextOptions = {
  viewport: null,
  colorScheme: null,
  reducedMotion: null,
  forcedColors: null,
  contrast: null,
}

const navigate = async (
  context: BrowserContext,
  url: string,
  abandon: (why: string) => Promise<void>,
): Promise<OpenPage> => {
  const page = await context.newPage()
  const log = consoleLog()
  const crashed = Promise.withResolvers<string>()
  let over: string | undefined
  let closing = false
  const crash = (reason: string) => {
    if (closing) return
    over ??= reason
    crashed.resolve(over)
  }
  page.on('console', (message) => log.add(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => log.add(`uncaught: ${error.stack ?? error.message}`))
  page.on('crash', () => crash('the page crashed'))
  // Firefox ends itself when a content process crashes, and all that is heard of it is that the page is gone.
  page.on('close', () => crash('the page crashed, or the browser with it'))
  // 'commit', because a page that is busy from its first line on never gets any further.
  const going = page.goto(url, { waitUntil: 'commit', timeout: 0 })
  going.catch((error: Error) => log.add(`navigation: ${error.message}`))
  try {
    await Promise.race([going, sleep(commitMs, undefined, { ref: false })])
  } catch (error) {
    if (over === undefined) throw error
  }

  let closed: Promise<void> | undefined
  const close = async (): Promise<void> => {
    closing = true
    try {
      await within(closeLimitMs, 'Closing the page', context.close())
    } catch (error) {
      await abandon(error instanceof Error ? error.message : String(error))
    }
  }
  return {
    crashed: crashed.promise,
    console: log.entries,
    close: () => (closed ??= close()),
  }
}

/**
 * Opens a URL in a context of its own, which the engines give a content process of its own.
 *
 * @param abandon called when the page cannot be closed: the browser is of no more use
 * @throws when the browser does not open it in time, or cannot reach it
 */
export const openPage = async (
  browser: Browser,
  url: string,
  abandon: (why: string) => Promise<void>,
): Promise<OpenPage> => {
  const opening = browser.newContext(plain)
  const context = await within(openLimitMs, 'Making a browser context', opening)
  try {
    return await within(openLimitMs, `Opening ${url}`, navigate(context, url, abandon))
  } catch (error) {
    await within(closeLimitMs, 'Closing the page', context.close()).catch(() => {})
    throw error
  }
}
