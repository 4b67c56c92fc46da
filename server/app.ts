import express, { type ErrorRequestHandler, type Express } from 'express'
import type { Network } from '../harness/schema/network.ts'
import { createDelivery } from './delivery.ts'
import { invitedOnly, knownHost, withToken } from './guard.ts'
import { isolationHeaders } from './headers.ts'
import type { WaitingRoom } from './lobby.ts'
import { createModules, type ServedArtefact } from './modules.ts'
import { artefacts } from './routes/artefacts.ts'
import { lobbyRoutes } from './routes/lobby.ts'
import { pages, type PageScripts } from './routes/pages.ts'
import { scripts } from './routes/scripts.ts'
import { selfTestRoutes } from './routes/selfTests.ts'
import { visitRoutes } from './routes/visits.ts'
import type { SelfTests } from './selfTests.ts'
import type { Visits } from './visits.ts'

export interface AppOptions {
  /** The `host:port` values under which this server may be addressed. */
  readonly hosts: () => readonly string[]
  /** Known only to the pages of this run. */
  readonly token: string
  readonly scripts: PageScripts
  readonly artefacts: readonly ServedArtefact[]
  /** Imitated for the addresses that ask for it; `null`: none. */
  readonly network: Network | null
  readonly visits: Visits
  readonly selfTests: SelfTests
  readonly lobby: WaitingRoom
}

/** Errors of express and of body-parser carry their status; anything else is ours. The text names no path. */
const asJson: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error)
    return
  }
  const { status = 500, message } = error as { status?: number; message: string }
  response.status(status).json({ error: status < 500 ? message : 'the server failed' })
}

/** The server of a run. Does not listen by itself. */
export const createApp = (options: AppOptions): Express => {
  const modules = createModules(options.artefacts)
  const deliver = createDelivery(options.network)
  const app = express()
  app.disable('x-powered-by')
  app.use(knownHost(options.hosts), isolationHeaders, invitedOnly(options.token))
  app.use(artefacts(modules, deliver))
  app.use(scripts(options.artefacts))
  app.use(pages(options.scripts))
  app.use('/api', withToken(options.token))
  app.use(visitRoutes(options.visits, modules))
  app.use(selfTestRoutes(options.selfTests))
  app.use(lobbyRoutes(options.lobby))
  app.use((_request, response) => {
    response.status(404).json({ error: 'not found' })
  })
  app.use(asJson)
  return app
}
