import type { Lobby } from '../drivers/driver.ts'
import type { WaitingRoom } from '../../server/lobby.ts'
import { unlessAborted } from '../timeLimit.ts'

type Next = { url: string } | { done: true }

interface Place {
  /** Something to do that no page has asked for yet. */
  ready: Next | null
  /** The page that asks, if one does. */
  waiting: ((next: Next) => void) | null
  readonly joined: PromiseWithResolvers<{ userAgent: string }>
  hasJoined: boolean
  /** Resolves when the page has been told that there is nothing more to come. */
  readonly dismissed: PromiseWithResolvers<void>
}

/**
 * Joins the two sides of a browser that a person opens: the driver, which sends it to visits, and the page, which asks
 * the server what to do next.
 *
 * @param address the lobby's address for a browser
 */
export const createLobby = (
  address: (browser: string) => string,
): Lobby & WaitingRoom & { dismissAll(): Promise<void> } => {
  const places = new Map<string, Place>()
  const placeOf = (browser: string): Place => {
    const known = places.get(browser)
    if (known) return known
    const place: Place = {
      ready: null,
      waiting: null,
      joined: Promise.withResolvers(),
      hasJoined: false,
      dismissed: Promise.withResolvers(),
    }
    places.set(browser, place)
    return place
  }
  const give = (browser: string, next: Next): void => {
    const place = placeOf(browser)
    if (place.waiting) place.waiting(next)
    else place.ready = next
  }

  return {
    url: address,
    joined: (browser, signal) => unlessAborted(signal, placeOf(browser).joined.promise),
    send: (browser, url) => give(browser, { url }),
    dismiss: (browser) => give(browser, { done: true }),
    dismissAll: async () => {
      const there = [...places].filter(([, { hasJoined }]) => hasJoined)
      for (const [browser] of there) give(browser, { done: true })
      await Promise.all(there.map(([, { dismissed }]) => dismissed.promise))
    },
    next: (browser, userAgent, signal) => {
      // Only browsers that a driver waits for have a place: anything else is told to go.
      const place = places.get(browser)
      if (!place) return Promise.resolve({ done: true })
      place.hasJoined = true
      place.joined.resolve({ userAgent })
      const told = (next: Next): Next => {
        if ('done' in next) place.dismissed.resolve()
        return next
      }
      if (place.ready) {
        const next = place.ready
        place.ready = null
        return Promise.resolve(told(next))
      }
      return new Promise((resolve, reject) => {
        place.waiting = (next) => {
          place.waiting = null
          resolve(told(next))
        }
        signal.addEventListener('abort', () => {
          place.waiting = null
          reject(signal.reason as Error)
        })
      })
    },
  }
}
