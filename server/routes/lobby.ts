import { Router } from 'express'
import type { WaitingRoom } from '../lobby.ts'

/** `GET /api/lobby/<browser>/next`: answered when there is something to do, however long that takes. */
export const lobbyRoutes = (room: WaitingRoom): Router => {
  const router = Router()
  router.get('/api/lobby/:browser/next', async (request, response) => {
    const left = new AbortController()
    response.on('close', () => left.abort())
    try {
      const next = await room.next(request.params.browser, request.get('user-agent') ?? 'unknown', left.signal)
      response.set('Cache-Control', 'no-store').json(next)
    } catch (error) {
      if (!left.signal.aborted) throw error
    }
  })
  return router
}
