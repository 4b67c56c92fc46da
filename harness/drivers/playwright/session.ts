import type { Browser } from 'playwright'
import { within } from '../../timeLimit.ts'
import type { BrowserFound, BrowserSession } from '../driver.ts'
import { processMemory } from '../processes/processMemory.ts'
import type { ProcessFamily } from '../processes/processFamily.ts'
import { removeProfile } from '../profiles.ts'
import type { Kept } from './launch.ts'
import { newContext, openPage } from './openPage.ts'

/** Firefox takes half a second to close; one that needs longer than this is killed. In ms. */
const closeLimitMs = 5_000

/** @param kept what all pages shall share; without it each gets a context of its own */
export const createSession = (
  browser: Browser,
  { facts }: BrowserFound,
  family: ProcessFamily,
  kept: Kept | null = null,
): BrowserSession => {
  const gone = Promise.withResolvers<string>()
  let closing: Promise<void> | undefined
  browser.on('disconnected', () => {
    if (!closing) gone.resolve(`${facts.name} ended by itself`)
  })

  const end = async (): Promise<void> => {
    // Seen once before the end, the family knows its process groups, and so the orphans too.
    family.members()
    await within(closeLimitMs, 'Closing the browser', browser.close()).catch(() => {})
    await family.end()
    if (kept !== null) await removeProfile(kept.folder)
  }
  const abandon = async (why: string): Promise<void> => {
    if (!closing) gone.resolve(why)
    await (closing ??= end())
  }

  return {
    browser: { ...facts, version: browser.version() },
    gone: gone.promise,
    processes: () => processMemory(family.members()),
    open: async (url, options) => {
      const context = kept?.context ?? (await newContext(browser))
      return openPage({ context, kept: kept !== null, abandon }, url, options)
    },
    close: () => (closing ??= end()),
  }
}
