import { notFound } from '../browsers/notFound.ts'
import { unknownVersion } from '../browsers/version.ts'
import type { Found } from '../driver.ts'
import type { BrowserChoice, DrivenChoice } from '../../schema/config.ts'
import { serverStatus, type Server } from './server.ts'

const statusLimitMs = 10_000

/**
 * What to ask a WebDriver server for. Vendors keep flags and the path of the binary, which is one on the machine of the
 * server, in capabilities of their own; Safari has neither, so a WebKit with a binary is WebKitGTK.
 */
const capabilitiesFor = ({
  engine,
  binary,
  args,
}: BrowserChoice): { browserName: string } & Record<string, unknown> => {
  const options = { args, ...(binary === undefined ? {} : { binary }) }
  switch (engine) {
    case 'chromium':
      return { browserName: 'chrome', 'goog:chromeOptions': options }
    case 'firefox':
      return { browserName: 'firefox', 'moz:firefoxOptions': options }
    case 'webkit':
      return binary === undefined
        ? { browserName: 'safari' }
        : { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args: ['--automation', ...args] } }
    case undefined:
      throw new TypeError('nothing says which engine to ask for')
  }
}

/** The address without a password that may be in it. */
const shown = (url: string): string => new URL(url).origin

/** A browser behind a WebDriver server that somebody else runs: a Selenium Grid, chromedriver, safaridriver on a Mac. */
export const findRemote = async (id: string, choice: DrivenChoice & { webdriverUrl: string }): Promise<Found> => {
  const address = shown(choice.webdriverUrl)
  try {
    await serverStatus(choice.webdriverUrl, statusLimitMs)
  } catch {
    return notFound(
      `No WebDriver server answers at ${address}.`,
      `Start it, or correct browsers.${id}.webdriverUrl in the config.`,
    )
  }
  const facts = {
    id,
    engine: choice.engine,
    name: capabilitiesFor(choice).browserName,
    version: unknownVersion,
    driver: 'webdriver',
    how: `over WebDriver at ${address}`,
    binary: choice.binary ?? null,
    flags: [...choice.args],
  }
  return { ok: true, browsers: [{ facts, origin: 'configured', choice, codeCache: false }] }
}

export const remoteServer = (choice: BrowserChoice & { webdriverUrl: string }): Server => ({
  url: choice.webdriverUrl,
  capabilities: capabilitiesFor(choice),
  gone: new Promise(() => {}),
  browserProcesses: () => [],
  mainProcess: () => undefined,
  onCrash: () => {},
  endBrowser: async () => {},
  stop: async () => {},
})
