import { chooseBrowsers, drivers } from '../drivers/index.ts'
import type { BrowserChoice } from '../schema/config.ts'
import type { FindBrowsers } from '../toolchain/findBrowsers.ts'

/** The search that setup and doctor are given: the browser that a run would take, for each one of the config. */
export const browserSearch =
  (choices: Readonly<Record<string, BrowserChoice>>): FindBrowsers =>
  async () => {
    const chosen = await chooseBrowsers(choices, drivers)
    return Object.fromEntries(
      Object.entries(chosen).map(([id, found]) => [id, found.ok ? { ok: true, found: found.browser } : found]),
    )
  }
