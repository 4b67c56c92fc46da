import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright'
import { errorMessage } from '../../errorMessage.ts'
import { within } from '../../timeLimit.ts'
import { consoleLog } from '../consoleLog.ts'
import type { OpenPage } from '../driver.ts'
import { watchCodeCache } from './codeCache.ts'

/** Limits in ms. Opening takes half a second, closing a tenth of one, with a page in an endless loop too. */
const openLimitMs = 30_000
const closeLimitMs = 5_000
/** An address that is refused is known by now. One that is only slow is left to the time limit of the visit. */
const commitMs = 5_000

/** No emulation of anything: the page sees the browser as it is, and opening takes half as long. */
export const plain: BrowserContextOptions = {
  viewport: null,
  colorScheme: null,
  reducedMotion: null,
  forcedColors: null,
  contrast: null,
}

/** Where a page lives, and those that follow it. */
export interface Place {
  readonly context: BrowserContext
  /** Whether the context goes on without the page: it is that of a kept profile. */
  readonly kept: boolean
  /** Called when a page cannot be closed: the browser is of no more use. */
  readonly abandon: (why: string) => Promise<void>
}

const leave = ({ context, kept }: Place, page: Page): Promise<void> => (kept ? page.close() : context.close())

const navigate = async (page: Page, place: Place, url: string, watched: boolean): Promise<OpenPage> => {
  const log = consoleLog()
  const crashed = Promise.withResolvers<string>()
  let over: string | undefined
  let closed: Promise<void> | undefined
  const crash = (reason: string) => {
    if (closed !== undefined) return
    over ??= reason
    crashed.resolve(over)
  }
  page.on('console', (message) => log.add(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => log.add(`uncaught: ${error.stack ?? error.message}`))
  page.on('crash', () => crash('the page crashed'))
  // Firefox ends itself when a content process crashes, and all that is heard of it is that the page is gone.
  page.on('close', () => crash('the page crashed, or the browser with it'))
  const isChromium = place.context.browser()?.browserType().name() === 'chromium'
  const codeCache = watched && isChromium ? await watchCodeCache(page) : async () => null
  // 'commit', because a page that is busy from its first line on never gets any further.
  const going = page.goto(url, { waitUntil: 'commit', timeout: 0 })
  going.catch((error: Error) => log.add(`navigation: ${error.message}`))
  try {
    await Promise.race([going, sleep(commitMs, undefined, { ref: false })])
  } catch (error) {
    if (over === undefined) throw error
  }

  const end = async (closing: Promise<void>): Promise<void> => {
    try {
      await within(closeLimitMs, 'Closing the page', closing)
    } catch (error) {
      await place.abandon(errorMessage(error))
    }
  }
  return {
    crashed: crashed.promise,
    console: log.entries,
    codeCache,
    follow: async (next, options) => {
      // In this order, because then the engines start a new content process.
      await (closed ??= end(page.close()))
      return openPage(place, next, options)
    },
    close: () => (closed ??= end(leave(place, page))),
  }
}

/**
 * Opens a URL in a new page, which the engines give a content process of its own.
 *
 * @throws when the browser does not open it in time, or cannot reach it; then its place is left as by `close`
 */
export const openPage = async (
  place: Place,
  url: string,
  { watched = false }: { readonly watched?: boolean } = {},
): Promise<OpenPage> => {
  let page: Page | undefined
  const open = async (): Promise<OpenPage> => {
    page = await place.context.newPage()
    return navigate(page, place, url, watched)
  }
  try {
    return await within(openLimitMs, `Opening ${url}`, open())
  } catch (error) {
    const closing = page === undefined ? place.context.close() : leave(place, page)
    await within(closeLimitMs, 'Closing the page', closing).catch(() => {})
    throw error
  }
}

/** Makes a context that shares nothing with any other. @throws when the browser does not make it in time */
export const newContext = (browser: Browser): Promise<BrowserContext> =>
  within(openLimitMs, 'Making a browser context', browser.newContext(plain))
