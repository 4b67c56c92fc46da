import type { Browser, LaunchOptions as PlaywrightOptions } from 'playwright'
import { environmentFor } from '../processes/marks.ts'
import type { ProcessFamily } from '../processes/processFamily.ts'
import type { BrowserFound } from '../driver.ts'
import { isRoot } from './flags.ts'
import { ownBuildPath } from './ownBuild.ts'

/** A cold start of Firefox on two cores takes 8 s; a browser that needs longer than this hangs. In ms. */
const startLimitMs = 60_000

/** Starts the browser and speaks to it in the protocol that its build knows. */
export const launchBrowser = async ({ facts, choice }: BrowserFound, family: ProcessFamily): Promise<Browser> => {
  const playwright = await import('playwright')
  if (facts.binary === null) throw new Error(`${facts.name} has no binary`)
  const options: PlaywrightOptions = {
    executablePath: facts.binary,
    args: choice.args,
    env: environmentFor(family, choice.env),
    timeout: startLimitMs,
    // Playwright would end this program before the run is written; whoever holds the session closes it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  }
  switch (choice.engine) {
    case 'chromium':
      // Playwright adds --no-sandbox by itself where the sandbox is not asked for.
      return playwright.chromium.launch({ ...options, chromiumSandbox: !isRoot() })
    case 'firefox': {
      const isOwn = facts.binary === (await ownBuildPath('firefox'))
      // The channel chooses WebDriver BiDi; Playwright's own build speaks only a protocol of its own.
      return playwright.firefox.launch(isOwn ? options : { ...options, channel: 'moz-firefox' })
    }
    case 'webkit':
      return playwright.webkit.launch(options)
  }
}
