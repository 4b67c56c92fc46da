import type { Browser, BrowserContext, BrowserType, LaunchOptions as PlaywrightOptions } from 'playwright'
import type { BrowserFound, LaunchOptions } from '../driver.ts'
import { environmentFor } from '../processes/marks.ts'
import type { ProcessFamily } from '../processes/processFamily.ts'
import { makeProfile, removeProfile } from '../profiles.ts'
import { argsFor, isRoot } from './flags.ts'
import { plain } from './openPage.ts'
import { ownBuildPath } from './ownBuild.ts'

/** A cold start of Firefox on two cores takes 8 s; a browser that needs longer than this hangs. In ms. */
const startLimitMs = 60_000

/** What all pages of a launch share. */
export interface Kept {
  readonly context: BrowserContext
  /** Where the profile is on the disk; whoever closes the browser removes it. */
  readonly folder: string
}

export interface Launched {
  readonly browser: Browser
  /** `null`: every page gets a context of its own, in memory. */
  readonly kept: Kept | null
}

/**
 * Starts a browser with a profile on the disk. Contexts that Playwright makes are like private windows, and those have no code
 * cache: "For Incognito mode, we should not persist anything" (Chromium, content/browser/storage_partition_impl.cc).
 */
const launchKept = async (type: BrowserType, options: PlaywrightOptions, mark: string): Promise<Launched> => {
  const folder = await makeProfile(mark)
  try {
    const context = await type.launchPersistentContext(folder, { ...options, ...plain })
    const browser = context.browser()
    if (browser === null) throw new Error('a browser with a profile of its own does not show itself')
    return { browser, kept: { context, folder } }
  } catch (error) {
    await removeProfile(folder)
    throw error
  }
}

/** Starts the browser and speaks to it in the protocol that its build knows. */
export const launchBrowser = async (
  { facts, choice }: BrowserFound,
  family: ProcessFamily,
  { mark, profile }: Pick<LaunchOptions, 'mark' | 'profile'>,
): Promise<Launched> => {
  const playwright = await import('playwright')
  if (facts.binary === null) throw new Error(`${facts.name} has no binary`)
  const options: PlaywrightOptions = {
    executablePath: facts.binary,
    args: argsFor(choice),
    env: environmentFor(family, choice.env),
    timeout: startLimitMs,
    // Playwright would end this program before the run is written; whoever holds the session closes it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  }
  const fresh = async (type: BrowserType, own: PlaywrightOptions): Promise<Launched> => ({
    browser: await type.launch(own),
    kept: null,
  })
  switch (choice.engine) {
    case 'chromium': {
      // Playwright adds --no-sandbox by itself where the sandbox is not asked for.
      const own = { ...options, chromiumSandbox: !isRoot() }
      return profile === 'kept' ? launchKept(playwright.chromium, own, mark) : fresh(playwright.chromium, own)
    }
    case 'firefox': {
      const isOwn = facts.binary === (await ownBuildPath('firefox'))
      // The channel chooses WebDriver BiDi; Playwright's own build speaks only a protocol of its own.
      return fresh(playwright.firefox, isOwn ? options : { ...options, channel: 'moz-firefox' })
    }
    case 'webkit':
      return fresh(playwright.webkit, options)
    case undefined:
      throw new TypeError(`nothing says which engine ${facts.id} has`)
  }
}
