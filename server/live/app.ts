import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express'
import * as z from 'zod'
import { knownHost } from '../guard.ts'
import { isolationHeaders } from '../headers.ts'
import { sendEvents } from './events.ts'
import type { LiveSite, Page, ShownRun } from './site.ts'
import { withTokenCookie } from './tokenCookie.ts'

export interface LiveAppOptions {
  /** The `host:port` values under which this server may be addressed. */
  readonly hosts: () => readonly string[]
  /** Asked of everybody, where it is more than this machine that can get here. */
  readonly token?: string
  readonly site: LiveSite
  /** Hears of what should not have happened. */
  readonly failed: (error: unknown) => void
}

/** So many runs can be compared at once. */
const mostCompared = 10

/** Of a folder that a user may have renamed. */
const RunName = z.string().min(1).max(255)

/** `?runs=a,b` or `?runs=a&runs=b`. */
const ComparedRuns = z
  .union([z.string(), z.array(z.string())])
  .transform((runs) => [runs].flat().flatMap((names) => names.split(',')))
  .pipe(z.array(RunName).min(2).max(mostCompared))

/** The one thing that can be asked to be done. */
const measurePath = '/measure'

/** Nothing else here is changed by a request, so nothing but reading is allowed. */
const readOnly: RequestHandler = (request, response, next) => {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers
  const isMeasure = request.method === 'POST' && request.path === measurePath
  if (request.method !== 'GET' && request.method !== 'HEAD' && !isMeasure)
    response.status(405).set('Allow', 'GET, HEAD').type('text').send('This server only shows.')
  else if (length !== '0' || encoding !== undefined)
    response.status(413).set('Connection', 'close').type('text').send('A request here has no body.')
  else next()
}

/** Only a page of ours may ask for it. Origins are hidden by our referrer policy, so browsers are asked what they themselves say of it. */
const fromOurPage: RequestHandler = (request, response, next) => {
  if (request.get('sec-fetch-site') === 'same-origin') next()
  else response.status(403).type('text').send('Only a page of this server may ask for that.')
}

const send = (response: Response, { status, html, policy }: Page): void => {
  response.status(status).set({
    'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
    'Cache-Control': 'no-store',
  })
  response.type('html').send(html)
}

/** The text names no path. */
const explain =
  ({ site, failed }: Pick<LiveAppOptions, 'site' | 'failed'>): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    const { status = 500 } = error as { status?: number }
    if (response.headersSent) next(error)
    else if (status < 500) send(response, site.trouble(status, 'That is no address', 'The address cannot be read.', ''))
    else {
      failed(error)
      send(response, site.trouble(500, 'That went wrong', 'The server failed.', 'Its terminal has what it said.'))
    }
  }

/** The server of the live view: runs, those that go on too, trends and comparisons. Does not listen by itself. */
export const createLive = ({ hosts, token, site, failed }: LiveAppOptions): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.use(knownHost(hosts), isolationHeaders, readOnly)
  if (token !== undefined) app.use(withTokenCookie(token))

  const noRun = (response: Response): void =>
    send(
      response,
      site.trouble(404, 'There is no such run', 'No run of this folder has that name.', 'The list has all of them.'),
    )
  /** A run is looked up among those that there are; its name never becomes a path unseen. */
  const ofRun = (show: (run: ShownRun, response: Response) => Promise<void>): RequestHandler => {
    return async (request, response) => {
      const name = RunName.safeParse(request.params['run'])
      const run = name.success ? await site.run(name.data) : undefined
      if (run === undefined) noRun(response)
      else await show(run, response)
    }
  }

  app.get('/', async (_request, response) => send(response, await site.home()))
  app.get('/now', async (_request, response) => {
    const now = await site.now()
    if ('path' in now) response.set('Cache-Control', 'no-store').redirect(302, now.path)
    else send(response, now)
  })
  app.get('/now/events', (_request, response) => {
    const own = site.own()
    if (own === null) noRun(response)
    else sendEvents(own, response)
  })
  const { measure } = site
  if (measure !== null)
    app.post(measurePath, fromOurPage, async (_request, response) => {
      const trouble = await measure()
      if (trouble === null) response.redirect(303, '/now')
      else send(response, trouble)
    })
  app.get(
    '/runs/:run',
    ofRun(async (run, response) => {
      const { path } = response.req
      // What a report names beside itself is below this address, so it ends as a folder does.
      if (path.endsWith('/')) send(response, await run.page())
      else response.redirect(302, `${path}/`)
    }),
  )
  app.get(
    '/runs/:run/events',
    ofRun(async (run, response) => {
      const live = await run.live()
      sendEvents(live, response)
    }),
  )
  app.get(
    '/runs/:run/run.json',
    ofRun(async (run, response) => {
      response
        .set('Cache-Control', 'no-store')
        .type('json')
        .send(await run.document())
    }),
  )
  app.get(
    '/runs/:run/journal.ndjson',
    ofRun(async ({ journal }, response) => {
      response.set({ 'Cache-Control': 'no-store', 'Content-Type': 'application/x-ndjson; charset=utf-8' })
      // Whoever stops reading has had enough.
      await pipeline(createReadStream(journal), response).catch(() => response.destroy())
    }),
  )
  app.get('/trends', async (_request, response) => send(response, await site.trends()))
  app.get('/compare', async (request, response) => {
    const runs = ComparedRuns.safeParse(request.query['runs'])
    if (runs.success && new Set(runs.data).size === runs.data.length) send(response, await site.compare(runs.data))
    else
      send(
        response,
        site.trouble(
          400,
          'Compare what?',
          'A comparison needs two different runs.',
          'Choose them in the list of runs.',
        ),
      )
  })
  app.use((_request, response) =>
    send(
      response,
      site.trouble(
        404,
        'There is no such page',
        'Nothing is at this address.',
        'The list of runs is a good place to begin.',
      ),
    ),
  )
  app.use(explain({ site, failed }))
  return app
}
