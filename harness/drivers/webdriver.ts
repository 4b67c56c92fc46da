import { isDriven } from '../schema/config.ts'
import type { BrowserFound, BrowserSession, Driver } from './driver.ts'
import { installHint, notFound } from './browsers/notFound.ts'
import type { ProcessFamily } from './processes/processFamily.ts'
import { launchMarked } from './launchMarked.ts'
import { findRemote, remoteServer } from './webdriver/remote.ts'
import { makeSession } from './webdriver/remoteSession.ts'
import { findSafari, startSafari } from './webdriver/safari.ts'
import type { Server } from './webdriver/server.ts'
import { createSession } from './webdriver/session.ts'
import { findWebKitGtk, startWebKitGtk } from './webdriver/webkitgtk.ts'

const startServer = async (found: BrowserFound, family: ProcessFamily): Promise<Server> => {
  const { webdriverUrl } = found.choice
  if (webdriverUrl !== undefined) return remoteServer({ ...found.choice, webdriverUrl })
  return process.platform === 'darwin' ? startSafari(found, family) : startWebKitGtk(found, family)
}

const start = async (found: BrowserFound, family: ProcessFamily, signal: AbortSignal): Promise<BrowserSession> => {
  const server = await startServer(found, family)
  try {
    signal.throwIfAborted()
    return createSession(server, found, await makeSession(server, signal))
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** WebKitGTK and Safari on this machine, and any browser behind the address of a WebDriver server. */
export const webdriver: Driver = {
  id: 'webdriver',
  find: async (id, choice) => {
    if (!isDriven(choice)) return { ok: true, browsers: [] }
    const { engine, webdriverUrl } = choice
    if (webdriverUrl !== undefined) return findRemote(id, { ...choice, webdriverUrl })
    if (engine !== 'webkit') {
      if (choice.driver === undefined) return { ok: true, browsers: [] }
      return notFound(
        `On this machine WebDriver is used for WebKit only; ${engine} is left to Playwright.`,
        `Leave out browsers.${id}.driver, or name a WebDriver server as browsers.${id}.webdriverUrl.`,
      )
    }
    if (process.platform === 'darwin') return findSafari(id, choice)
    if (process.platform === 'linux') return findWebKitGtk(id, choice)
    return notFound('No stock browser with WebKit exists for this system.', installHint(engine))
  },
  launch: (found, options) => launchMarked(found, options, (family) => start(found, family, options.signal)),
}
