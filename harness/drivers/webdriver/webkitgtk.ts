import { configuredBinary } from '../browsers/configuredBinary.ts'
import { findPrograms } from '../browsers/findPrograms.ts'
import { installHint, notFound } from '../browsers/notFound.ts'
import { identify, type Identity } from '../browsers/version.ts'
import { wellKnown } from '../browsers/wellKnown.ts'
import type { BrowserFound, Found } from '../driver.ts'
import { environmentFor, inheritedEnvironment } from '../processes/marks.ts'
import type { ProcessFamily } from '../processes/processFamily.ts'
import type { BrowserChoice } from '../../schema/config.ts'
import { hasDisplay, startDisplay, type Display } from './display.ts'
import { startDriver, type Server } from './server.ts'

/**
 * SharedArrayBuffer exists in WebKitGTK only when JavaScriptCore is told so by its environment. And it gives only the first few
 * linear memories of a process guard pages; code for later ones checks every access. A page of ours has more memories than
 * other pages, so that without lifting the limit its later instances would be slower than any user's.
 */
const javaScriptCore = { JSC_useSharedArrayBuffer: '1', JSC_maxNumWasmFastMemories: '256' }

const theirs: Display = { environment: {}, pid: null, end: () => {} }

/** MiniBrowser wants a display even to say its version. */
const identifyMiniBrowser = async (binary: string, xvfb: string | undefined): Promise<Identity> => {
  if (hasDisplay() || xvfb === undefined) return identify(binary, 'WebKitGTK')
  const display = await startDisplay(xvfb, inheritedEnvironment())
  try {
    return await identify(binary, 'WebKitGTK', { ...process.env, ...display.environment })
  } finally {
    display.end()
  }
}

export const findWebKitGtk = async (id: string, choice: BrowserChoice): Promise<Found> => {
  const configured = choice.binary === undefined ? null : configuredBinary(id, choice.binary)
  if (configured?.ok === false) return configured
  const binaries = configured ? [configured.path] : findPrograms(wellKnown('miniBrowser'))
  if (binaries.length === 0)
    return notFound('There is no WebKitGTK MiniBrowser on this machine.', installHint('webkit'))
  if (findPrograms(wellKnown('webKitWebDriver')).length === 0)
    return notFound('WebKitGTK is here, but not its WebKitWebDriver.', installHint('webkit'))
  const [xvfb] = findPrograms(wellKnown('xvfb'))
  if (!hasDisplay() && xvfb === undefined)
    return notFound('WebKitGTK has no headless mode, and there is neither a display nor Xvfb.', installHint('webkit'))

  const browsers: BrowserFound[] = []
  for (const binary of binaries) {
    const identity = await identifyMiniBrowser(binary, xvfb).catch(() => null)
    if (identity === null) continue
    browsers.push({
      origin: configured ? 'configured' : 'stock',
      choice,
      codeCache: false,
      facts: {
        id,
        engine: 'webkit',
        name: 'WebKitGTK MiniBrowser',
        version: identity.version,
        driver: 'webdriver',
        how: `stock binary over WebDriver, ${hasDisplay() ? 'in a window' : 'in a window under Xvfb'}`,
        binary,
        flags: ['--automation', ...choice.args],
      },
    })
  }
  return browsers.length > 0
    ? { ok: true, browsers }
    : notFound(`${binaries.join(', ')} cannot say a version.`, installHint('webkit'))
}

/** Starts WebKitWebDriver, and Xvfb where there is no display. What it has started ends with the family. */
export const startWebKitGtk = async ({ facts, choice }: BrowserFound, family: ProcessFamily): Promise<Server> => {
  const [driver] = findPrograms(wellKnown('webKitWebDriver'))
  const [xvfb] = findPrograms(wellKnown('xvfb'))
  if (driver === undefined) throw new Error('WebKitWebDriver is not there any more')
  const display = hasDisplay() || xvfb === undefined ? theirs : await startDisplay(xvfb, environmentFor(family))
  const { program, url } = await startDriver(
    driver,
    (port) => [`--port=${port}`],
    environmentFor(family, javaScriptCore, choice.env, display.environment),
  )
  const ours = new Set([program.pid, ...(display.pid === null ? [] : [display.pid])])
  return {
    url,
    capabilities: {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: facts.binary, args: facts.flags },
    },
    gone: program.exited,
    browserProcesses: () => family.members(ours),
    mainProcess: () => family.members(ours).find(({ parent }) => parent === program.pid),
    // MiniBrowser writes it as a warning of GLib.
    onCrash: (listener) => program.onLine((line) => void (line.includes('WebProcess CRASHED') && listener())),
    // A page in an endless loop survives the end of its session and of its browser.
    endBrowser: async () => void (await family.end({ spared: ours })),
    stop: async () => {
      await family.end()
      program.end()
      display.end()
    },
  }
}
