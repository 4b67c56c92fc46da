import express, { Router } from 'express'
import * as z from 'zod'
import { SelfMeasurements } from '../../harness/schema/selfTest.ts'
import type { SelfTests } from '../selfTests.ts'

/** A hundred errors of 10,000 characters each, as JSON. */
const resultLimit = '4mb'

/** `POST /api/self-tests/<id>/result` */
export const selfTestRoutes = (selfTests: SelfTests): Router => {
  const router = Router()
  router.post(
    '/api/self-tests/:id/result',
    (request, response, next) => {
      if (selfTests.underWay(request.params.id)) next()
      else response.status(404).json({ error: `no self-test "${request.params.id}" is under way` })
    },
    express.json({ limit: resultLimit }),
    (request, response) => {
      const { id } = request.params
      const parsed = SelfMeasurements.safeParse(request.body)
      if (parsed.success) {
        selfTests.result(id, parsed.data)
        response.status(204).end()
        return
      }
      const why = z.prettifyError(parsed.error)
      selfTests.rejected(id, `The measurements that the page posted are not valid: ${why}`)
      response.status(422).json({ error: why })
    },
  )
  return router
}
