import type { Driver } from './driver.ts'
import { launchMarked } from './launchMarked.ts'
import { findForPlaywright } from './playwright/find.ts'
import { launchBrowser } from './playwright/launch.ts'
import { createSession } from './playwright/session.ts'

/** Chromium and Firefox as they are installed, and Playwright's own builds of all three engines, all without a window. */
export const playwright: Driver = {
  id: 'playwright',
  find: findForPlaywright,
  launch: (found, options) =>
    launchMarked(found, options, async (family) => {
      const { browser, kept } = await launchBrowser(found, family, options)
      return createSession(browser, found, family, kept)
    }),
}
