import { problem } from '../errors.ts'
import type { BrowserFound, Driver } from './driver.ts'
import { findForPlaywright } from './playwright/find.ts'
import { launchBrowser } from './playwright/launch.ts'
import { createSession } from './playwright/session.ts'
import { launchFamily } from './processes/marks.ts'
import type { ProcessFamily } from './processes/processFamily.ts'

const start = async (found: BrowserFound, family: ProcessFamily, signal: AbortSignal) => {
  // Playwright cannot be told to stop launching, but it notices when the browser dies.
  const stop = () => void family.end()
  signal.addEventListener('abort', stop, { once: true })
  try {
    const browser = await launchBrowser(found, family)
    if (signal.aborted) await browser.close()
    signal.throwIfAborted()
    return browser
  } catch (error) {
    await family.end()
    signal.throwIfAborted()
    throw problem('browserDidNotStart', found.facts.id, found.facts.name, error)
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Chromium and Firefox as they are installed, and Playwright's own builds of all three engines, all without a window. */
export const playwright: Driver = {
  id: 'playwright',
  find: findForPlaywright,
  launch: async (found, { mark, signal }) => {
    signal.throwIfAborted()
    const family = launchFamily(mark)
    return createSession(await start(found, family, signal), found, family)
  },
}
