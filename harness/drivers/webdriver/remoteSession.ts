import type { WebDriver } from 'selenium-webdriver'
import { unlessAborted, within } from '../../timeLimit.ts'
import type { Server } from './server.ts'

/** Limits in ms. A session with a fresh MiniBrowser takes 0.3 s, 4 s the first time; a Grid may have to queue it. */
const makeLimitMs = 60_000
const quitLimitMs = 5_000

/** A browser under WebDriver, with a name and a version of its own telling. */
export interface RemoteSession {
  readonly name: string
  readonly version: string
  go(url: string): Promise<void>
  /** Never rejects: a session that cannot be ended is one that its browser has left. */
  quit(): Promise<void>
}

const quit = (driver: WebDriver): Promise<void> =>
  within(quitLimitMs, 'Ending the session', driver.quit()).catch(() => {})

/**
 * Makes a session. Sessions share neither storage nor processes.
 * Rejects with the signal's reason as soon as it aborts.
 */
export const makeSession = async ({ url, capabilities }: Server, signal: AbortSignal): Promise<RemoteSession> => {
  const { Builder } = await import('selenium-webdriver')
  const builder = new Builder()
    // Variables such as SELENIUM_BROWSER would change what is measured.
    .disableEnvironmentOverrides()
    // With a server named, Selenium Manager, which downloads browsers, has nothing to do.
    .usingServer(url)
    .withCapabilities({
      ...capabilities,
      // A page that is busy from its first line on must not keep the command waiting.
      pageLoadStrategy: 'none',
    })
  const making = Promise.resolve(builder.build())
  try {
    const driver = await unlessAborted(signal, within(makeLimitMs, 'Starting a WebDriver session', making))
    const made = await driver.getCapabilities()
    return {
      name: String(made.get('browserName') ?? ''),
      version: String(made.get('browserVersion') ?? ''),
      go: (address) => driver.get(address),
      quit: () => quit(driver),
    }
  } catch (error) {
    // One that comes up too late is ended as soon as it does.
    making.then(quit, () => {})
    throw error
  }
}
