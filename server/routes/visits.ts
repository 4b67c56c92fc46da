import express, { type RequestHandler, Router } from 'express'
import * as z from 'zod'
import { Checkpoint, Progress, Trouble, VisitResult } from '../../harness/schema/visit.ts'
import type { Modules } from '../modules.ts'
import type { Visits } from '../visits.ts'

/** The largest result that makes sense: 200,000 samples of three variants as JSON. */
const resultLimit = '32mb'

/** `GET job`, `POST progress`, `POST checkpoint`, `POST result` and `POST trouble` below `/api/visits/<id>`. */
export const visitRoutes = (visits: Visits, modules: Pick<Modules, 'prepare'>): Router => {
  const router = Router()

  const underWay: RequestHandler<{ visit: string }> = (request, response, next) => {
    if (visits.job(request.params.visit)) next()
    else response.status(404).json({ error: `no visit "${request.params.visit}" is under way` })
  }

  router.get('/api/visits/:visit/job', underWay, async (request, response) => {
    const { visit } = request.params
    if (!visits.handOut(visit)) {
      visits.trouble({ visit, message: 'The page was reloaded while it measured.' })
      response.status(409).json({ error: `visit "${visit}" has begun already` })
      return
    }
    const job = visits.job(visit)
    // The page will time how long its modules take.
    await Promise.all((job?.variants ?? []).map(({ url }) => modules.prepare(url)))
    response.set('Cache-Control', 'no-store').json(job)
  })

  const receive = <Message extends { readonly visit: string }>(
    what: string,
    limit: string,
    schema: z.ZodType<Message>,
    accept: (message: Message) => void | Promise<void>,
  ) => {
    router.post(`/api/visits/:visit/${what}`, underWay, express.json({ limit }), async (request, response) => {
      const { visit } = request.params as { visit: string }
      const parsed = schema.safeParse(request.body)
      if (parsed.success && parsed.data.visit === visit) {
        await accept(parsed.data)
        response.status(204).end()
        return
      }
      const why = parsed.success ? `it is about visit "${parsed.data.visit}"` : z.prettifyError(parsed.error)
      visits.rejected(visit, `The ${what} that the page posted is not valid: ${why}`)
      response.status(422).json({ error: why })
    })
  }
  receive('progress', '4kb', Progress, visits.progress)
  receive('checkpoint', '4kb', Checkpoint, visits.checkpoint)
  receive('trouble', '64kb', Trouble, visits.trouble)
  receive('result', resultLimit, VisitResult, visits.result)
  return router
}
