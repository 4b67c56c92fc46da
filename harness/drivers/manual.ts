import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserFound, BrowserSession, Driver, LaunchOptions, OpenPage } from './driver.ts'
import { identifyUserAgent } from './browsers/userAgent.ts'
import { unknownVersion } from './browsers/version.ts'

/** Time for a page that waits already to say so, in ms. */
const alreadyThereMs = 50
/** Time for a page to come back from a visit before somebody is asked to look after it, and before it counts as gone, in ms. */
const comesBackMs = 3000
const goneMs = 10_000

/** Waits for somebody to take part, and takes from them what the browser is; the config may know its engine where it does not say it. */
const join = async (
  found: BrowserFound,
  { lobby, signal }: Pick<LaunchOptions, 'lobby' | 'signal'>,
): Promise<BrowserFound> => {
  const { userAgent } = await lobby.joined(found.facts.id, signal)
  const { engine, ...said } = identifyUserAgent(userAgent)
  return { ...found, facts: { ...found.facts, ...said, engine: engine ?? found.facts.engine } }
}

/** Says something when the promise is still open after so many ms. */
const sayAfter = (ms: number, work: Promise<unknown>, words: () => void): void => {
  const done = new AbortController()
  work.catch(() => {}).finally(() => done.abort())
  sleep(ms, undefined, { signal: done.signal }).then(words, () => {})
}

/** A browser that a person opens: a phone, a television, a machine without any driver. */
export const manual: Driver = {
  id: 'manual',
  onlyByName: true,
  find: async (id, choice) => ({
    ok: true,
    browsers: [
      {
        facts: {
          id,
          engine: choice.engine ?? null,
          name: 'browser opened by hand',
          version: unknownVersion,
          driver: 'manual',
          how: 'opened by hand',
          binary: null,
          flags: [],
        },
        origin: 'configured',
        choice,
        codeCache: false,
      },
    ],
  }),
  join,
  launch: async (found, { lobby, signal, say }): Promise<BrowserSession> => {
    signal.throwIfAborted()
    const { id } = found.facts
    const missed = (cause: unknown): never => {
      throw new Error(`nobody answers as ${id}: its tab is closed, in the background, or on a screen that is off`, {
        cause,
      })
    }
    const address = lobby.url(id)
    const joined = join(found, { lobby, signal })
    sayAfter(alreadyThereMs, joined, () => say(`Open ${address} in the browser that is to take part as "${id}".`))
    const { facts } = await joined.catch(missed)
    const present = lobby.present(id, signal)
    sayAfter(comesBackMs, present, () => {
      say(`${id} does not answer. Bring its tab to the front, or open ${address} there again.`)
    })
    await present.catch(missed)
    const open = async (url: string): Promise<OpenPage> => {
      await lobby.present(id, AbortSignal.timeout(goneMs)).catch(missed)
      lobby.send(id, url)
      return {
        crashed: new Promise(() => {}),
        console: () => [],
        // The one page goes on, so that everything is kept from visit to visit.
        follow: open,
        codeCache: async () => null,
        close: async () => lobby.recall(id),
      }
    }
    return {
      browser: facts,
      gone: new Promise(() => {}),
      unseen: 'whether its page crashed, was closed or sleeps cannot be seen from here',
      processes: async () => [],
      open,
      // The page goes on waiting, for the next launch of the plan. Whoever keeps the lobby dismisses it at the end of the run.
      close: async () => lobby.recall(id),
    }
  },
}
