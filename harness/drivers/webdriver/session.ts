import type { BrowserFound, BrowserSession, OpenPage } from '../driver.ts'
import { processMemory } from '../processes/processMemory.ts'
import { isAlive } from '../processes/processTable.ts'
import { within } from '../../timeLimit.ts'
import { makeSession, type RemoteSession } from './remoteSession.ts'
import type { Server } from './server.ts'

/** Limits and periods in ms. Nobody tells us of the browser's end, so we look, seldom enough to disturb nothing. */
const openLimitMs = 30_000
const watchMs = 1_000

/**
 * A WebDriver server as a browser. Every page has a WebDriver session to itself, and so a browser: windows of one
 * session share its cookies and storage. One page is open at a time. A page that follows another is the same window, sent on:
 * only so does it find what the first one has left, and then it has the first one's content process too. WebKitGTK is private under
 * automation and has no HTTP cache at all, so that there a module is downloaded again.
 *
 * @param first the session whose making has shown that the browser works; the first page takes it
 */
export const createSession = (server: Server, found: BrowserFound, first: RemoteSession): BrowserSession => {
  const gone = Promise.withResolvers<string>()
  const closed = new AbortController()
  let closing: Promise<void> | undefined
  let ready: RemoteSession | null = first
  let current: OpenPage | null = null
  let crash: (() => void) | null = null
  server.onCrash(() => crash?.())
  const listen = async () => {
    const reason = await server.gone
    if (!closing) gone.resolve(reason)
  }
  void listen()

  /** Resolves `gone` when the browser of the page ends; returns how to stop looking. */
  const watch = (): (() => void) => {
    const main = server.mainProcess()
    if (main === undefined) return () => {}
    const timer = setInterval(() => {
      if (isAlive(main)) return
      clearInterval(timer)
      gone.resolve(`${found.facts.name} ended by itself`)
    }, watchMs)
    return () => clearInterval(timer)
  }

  const open = async (url: string): Promise<OpenPage> => {
    await current?.close()
    const session = ready ?? (await makeSession(server, closed.signal))
    ready = null
    const crashed = Promise.withResolvers<string>()
    crash = () => crashed.resolve('the page crashed')
    const stopWatching = watch()
    let leaving: Promise<void> | undefined
    const leave = async (): Promise<void> => {
      stopWatching()
      crash = null
      current = null
      await session.quit()
      await server.endBrowser()
    }
    const page: OpenPage = {
      crashed: crashed.promise,
      // Classic WebDriver has no way of listening, neither to the console nor to the engine.
      console: () => [],
      codeCache: async () => null,
      follow: (next) => go(next),
      close: () => (leaving ??= leave()),
    }
    const go = async (address: string): Promise<OpenPage> => {
      try {
        await within(openLimitMs, `Opening ${address}`, session.go(address))
        return page
      } catch (error) {
        await page.close()
        throw error
      }
    }
    current = page
    return go(url)
  }

  const end = async (): Promise<void> => {
    closed.abort(new Error('the browser was closed'))
    await current?.close()
    await ready?.quit()
    await server.stop()
  }
  return {
    browser: {
      ...found.facts,
      // A remote server chooses the browser; only the session tells which.
      name: found.choice.webdriverUrl === undefined ? found.facts.name : first.name || found.facts.name,
      version: first.version || found.facts.version,
    },
    gone: gone.promise,
    processes: () => processMemory(server.browserProcesses()),
    open,
    close: () => (closing ??= end()),
  }
}
