import { Router } from 'express'
import type { WaitingRoom } from '../lobby.ts'

/** The longest user agent that is kept, as in the documents of visits. */
const longestUserAgent = 1000

const nobody = { error: 'the run is over, or waits for no such browser' }

/**
 * Below `/api/lobby/<browser>`: `GET outlook`, `POST join`, which takes a person's click or a script and so no preview of a link,
 * and `GET next`, which is answered when there is something to do, however long that takes.
 */
export const lobbyRoutes = (room: WaitingRoom): Router => {
  const router = Router()

  router.get('/api/lobby/:browser/outlook', (request, response) => {
    const outlook = room.outlook(request.params.browser)
    response.set('Cache-Control', 'no-store')
    if (outlook) response.json(outlook)
    else response.status(404).json(nobody)
  })

  router.post('/api/lobby/:browser/join', (request, response) => {
    const userAgent = (request.get('user-agent') ?? 'unknown').slice(0, longestUserAgent)
    const seat = room.join(request.params.browser, userAgent)
    if (seat === undefined) response.status(404).json(nobody)
    else if (seat === 'taken') response.status(409).json({ error: 'another browser takes part under this name' })
    else response.json(seat)
  })

  router.get('/api/lobby/:browser/next', async (request, response) => {
    const left = new AbortController()
    response.on('close', () => left.abort())
    const next = room.next(request.params.browser, request.get('x-crosslane-seat') ?? '', left.signal)
    response.set('Cache-Control', 'no-store')
    if (next === undefined) {
      response.status(404).json(nobody)
      return
    }
    try {
      response.json(await next)
    } catch (error) {
      if (!left.signal.aborted) throw error
    }
  })
  return router
}
