import { randomBytes } from 'node:crypto'
import type { WaitingRoom } from '../../server/lobby.ts'
import type { Lobby } from '../drivers/driver.ts'
import type { Standing } from '../events.ts'
import { leftMs } from '../progress/leftMs.ts'
import type { LobbyNext, LobbyOutlook, LobbyStanding } from '../schema/lobby.ts'
import { unlessAborted } from '../timeLimit.ts'

/** A page is answered after this long even when there is nothing to do, in ms: browsers and routers give up connections that are silent for five minutes. */
const patienceMs = 240_000

interface Place {
  /** Of whoever takes part; `null` until somebody does. */
  seat: string | null
  userAgent: string
  /** Something to do that no page has asked for yet. */
  ready: LobbyNext | null
  /** The page that asks, if one does. */
  waiting: ((next: LobbyNext) => void) | null
  readonly joined: PromiseWithResolvers<{ userAgent: string }>
  /** Resolves the next time that a page asks. */
  present: PromiseWithResolvers<void>
  /** Resolves when the page has been told that there is nothing more to come. */
  readonly dismissed: PromiseWithResolvers<void>
}

/** The lobby of a site, seen from the run. */
export interface KeptLobby extends Lobby {
  /** What people are told before they take part. */
  expect(outlook: LobbyOutlook): void
  /** Where the run stands now. @param tell says so to pages that wait too: only while nothing is measured */
  stand(standing: Standing, tell: boolean): void
  /** Says goodbye to every page. Resolves when each has heard it. */
  dismissAll(): Promise<void>
}

const leave = { do: 'leave', why: 'done' } as const

/**
 * Joins the two sides of a browser that a person opens: the driver, which sends it to visits, and the page, which asks
 * the server what to do next.
 *
 * @param address the lobby's address for a browser
 */
export const createLobby = (address: (browser: string) => string): KeptLobby & WaitingRoom => {
  const places = new Map<string, Place>()
  let outlook: LobbyOutlook = { benchmarks: 0, aboutMs: null }
  let standing: LobbyStanding = { done: 0, total: null, leftMs: null }

  const placeOf = (browser: string): Place => {
    const known = places.get(browser)
    if (known) return known
    const place: Place = {
      seat: null,
      userAgent: '',
      ready: null,
      waiting: null,
      joined: Promise.withResolvers(),
      present: Promise.withResolvers(),
      dismissed: Promise.withResolvers(),
    }
    places.set(browser, place)
    return place
  }
  const give = (place: Place, next: LobbyNext): void => {
    if (place.waiting) place.waiting(next)
    else place.ready = next
  }
  const told = (place: Place, next: LobbyNext): LobbyNext => {
    if (next.do === 'leave') place.dismissed.resolve()
    return next
  }
  const ask = (place: Place, signal: AbortSignal): Promise<LobbyNext> =>
    new Promise((resolve, reject) => {
      const patience = setTimeout(() => place.waiting?.({ do: 'wait', standing }), patienceMs).unref()
      const stop = (): void => {
        clearTimeout(patience)
        place.waiting = null
        place.present = Promise.withResolvers()
      }
      const answer = (next: LobbyNext): void => {
        stop()
        resolve(told(place, next))
      }
      place.waiting = answer
      place.present.resolve()
      signal.addEventListener('abort', () => {
        // Another page may have asked since.
        if (place.waiting === answer) stop()
        reject(signal.reason as Error)
      })
    })

  return {
    url: address,
    joined: (browser, signal) => unlessAborted(signal, placeOf(browser).joined.promise),
    present: async (browser, signal) => {
      const place = placeOf(browser)
      while (place.waiting === null) await unlessAborted(signal, place.present.promise)
    },
    send: (browser, url) => {
      const { pathname, search } = new URL(url)
      give(placeOf(browser), { do: 'visit', url: pathname + search, standing })
    },
    recall: (browser) => {
      const place = placeOf(browser)
      if (place.ready?.do === 'visit') place.ready = null
    },
    dismissAll: async () => {
      const there = [...places.values()].filter(({ seat }) => seat !== null)
      for (const place of there) give(place, leave)
      await Promise.all(there.map(({ dismissed }) => dismissed.promise))
    },
    expect: (ahead) => {
      outlook = ahead
    },
    stand: (now, tell) => {
      standing = { done: now.done, total: now.total, leftMs: leftMs(now) }
      if (!tell) return
      for (const place of places.values()) place.waiting?.({ do: 'wait', standing })
    },
    outlook: (browser) => (places.has(browser) ? outlook : undefined),
    join: (browser, userAgent) => {
      const place = places.get(browser)
      if (!place) return undefined
      // The same browser may come again, from a tab that was closed; another one would mix its numbers with the first one's.
      if (place.seat !== null && place.userAgent !== userAgent) return 'taken'
      place.waiting?.({ do: 'leave', why: 'moved' })
      const seat = randomBytes(16).toString('hex')
      place.seat = seat
      place.userAgent = userAgent
      place.joined.resolve({ userAgent })
      return { seat }
    },
    next: (browser, seat, signal) => {
      const place = places.get(browser)
      if (!place || place.seat === null) return undefined
      if (place.seat !== seat) return Promise.resolve({ do: 'leave', why: 'moved' })
      const { ready } = place
      place.ready = null
      if (ready) return Promise.resolve(told(place, ready))
      // A page that has been reloaded asks again before its first question is known to be nobody's.
      place.waiting?.({ do: 'wait', standing })
      return ask(place, signal)
    },
  }
}
