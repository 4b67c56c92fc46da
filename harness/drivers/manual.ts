import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserFound, BrowserSession, Driver, LaunchOptions, OpenPage } from './driver.ts'
import { identifyUserAgent } from './browsers/userAgent.ts'
import { unknownVersion } from './browsers/version.ts'

/** Time for a page that waits already to say so, in ms. */
const alreadyThereMs = 50

const join = async ({ facts }: BrowserFound, { lobby, signal, say }: LaunchOptions): Promise<{ userAgent: string }> => {
  const joined = lobby.joined(facts.id, signal)
  const early = await Promise.race([joined, sleep(alreadyThereMs, null)])
  if (early !== null) return early
  say(`Open ${lobby.url(facts.id)} in the browser that is to take part as "${facts.id}", and leave it in front.`)
  return joined
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
          engine: choice.engine,
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
  launch: async (found, options): Promise<BrowserSession> => {
    options.signal.throwIfAborted()
    const { userAgent } = await join(found, options)
    const { id } = found.facts
    const open = async (url: string): Promise<OpenPage> => {
      options.lobby.send(id, url)
      return {
        crashed: new Promise(() => {}),
        console: () => [],
        // The one page goes on, so that everything is kept from visit to visit.
        follow: open,
        codeCache: async () => null,
        close: async () => {},
      }
    }
    return {
      browser: { ...found.facts, ...identifyUserAgent(userAgent) },
      // Nobody can see from here whether the tab is still open: a visit that is not answered runs into its time limit.
      gone: new Promise(() => {}),
      processes: async () => [],
      open,
      // The page goes on waiting, for the next launch of the plan. Whoever keeps the lobby dismisses it at the end of the run.
      close: async () => {},
    }
  },
}
