import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp, type AppOptions } from '../../server/app.ts'
import { createLobby } from './lobby.ts'
import type { Lobby } from '../drivers/driver.ts'
import type { Job } from '../schema/job.ts'
import type { SelfMeasurements } from '../schema/selfTest.ts'
import type { Network } from '../schema/network.ts'
import type { Progress, VisitResult } from '../schema/visit.ts'
import { within } from '../timeLimit.ts'

/** How a visit ended, as far as the page itself says. */
export type Answer =
  | { readonly kind: 'result'; readonly result: VisitResult }
  /** `page`: it cannot go on; `rejected`: what it posted is no result. */
  | { readonly kind: 'page' | 'rejected'; readonly message: string }

/** A visit that is under way. */
export interface Pending {
  /** What a browser has to open. */
  readonly url: string
  readonly answer: Promise<Answer>
  /** The step that the page announced last. */
  during(): Pick<Progress, 'variant' | 'phase'> | null
  /** Ends the visit: from now on its address is unknown. */
  end(): void
}

interface UnderWay {
  readonly job: Job
  during: Progress | null
  readonly settle: (answer: Answer) => void
  readonly checkpoint: ((name: string) => Promise<void>) | undefined
}

/** How a self-test ended, as far as the page itself says. */
export type SelfTestAnswer =
  | { readonly kind: 'result'; readonly measurements: SelfMeasurements }
  /** What it posted are no measurements. */
  | { readonly kind: 'rejected'; readonly message: string }

/** A self-test that is under way. */
export interface PendingSelfTest {
  /** What a browser has to open. */
  readonly url: string
  readonly answer: Promise<SelfTestAnswer>
  /** Ends the self-test: from now on its address is unknown. */
  end(): void
}

/** The running server of a run. */
export interface Site extends AsyncDisposable {
  readonly origin: string
  readonly lobby: Lobby
  /** @param checkpoint called when the page asks for memory to be read; the page waits for it */
  expect(job: Job, checkpoint?: (name: string) => Promise<void>): Pending
  expectSelfTest(): PendingSelfTest
}

export interface ServeOptions extends Pick<AppOptions, 'scripts' | 'artefacts'> {
  /** What module downloads of loads shall feel like; none when left out. */
  readonly network?: Network | null
  /** Loopback unless the user says otherwise. */
  readonly host?: string
}

/** Time for opened pages to come back and be told, and for answers under way to be sent, in ms. */
const lastWordsMs = 3000
const flushMs = 200

/** Serves a run's pages and modules under a free port, and hands out what the pages post. */
export const serve = async ({
  scripts,
  artefacts,
  network = null,
  host = '127.0.0.1',
}: ServeOptions): Promise<Site> => {
  const token = randomBytes(16).toString('hex')
  const underWay = new Map<string, UnderWay>()
  const selfTests = new Map<string, (answer: SelfTestAnswer) => void>()
  let authority = ''

  const withToken = (path: string): string => `http://${authority}${path}?token=${token}`
  const lobby = createLobby((browser) => withToken(`/lobby/${browser}`))
  const app = createApp({
    hosts: () => [authority],
    token,
    scripts,
    artefacts,
    network,
    lobby,
    visits: {
      job: (visit) => underWay.get(visit)?.job,
      progress: (progress) => {
        const visit = underWay.get(progress.visit)
        if (visit) visit.during = progress
      },
      checkpoint: async ({ visit, name }) => underWay.get(visit)?.checkpoint?.(name),
      result: (result) => underWay.get(result.visit)?.settle({ kind: 'result', result }),
      trouble: ({ visit, message }) => underWay.get(visit)?.settle({ kind: 'page', message }),
      rejected: (visit, message) => underWay.get(visit)?.settle({ kind: 'rejected', message }),
    },
    selfTests: {
      underWay: (id) => selfTests.has(id),
      result: (id, measurements) => selfTests.get(id)?.({ kind: 'result', measurements }),
      rejected: (id, message) => selfTests.get(id)?.({ kind: 'rejected', message }),
    },
  })

  const server = createServer(app)
  server.listen(0, host)
  await once(server, 'listening')
  authority = `${host}:${(server.address() as AddressInfo).port}`

  return {
    origin: `http://${authority}`,
    lobby,
    expect: (job, checkpoint) => {
      const { promise, resolve } = Promise.withResolvers<Answer>()
      underWay.set(job.visit, { job, during: null, settle: resolve, checkpoint })
      return {
        url: withToken(`/visit/${job.visit}`),
        answer: promise,
        during: () => {
          const during = underWay.get(job.visit)?.during
          return during ? { variant: during.variant, phase: during.phase } : null
        },
        end: () => underWay.delete(job.visit),
      }
    },
    expectSelfTest: () => {
      const { promise, resolve } = Promise.withResolvers<SelfTestAnswer>()
      // Unlike that of any other run: its id is what makes the page's modules unique.
      const id = `t${randomBytes(8).toString('hex')}`
      selfTests.set(id, resolve)
      return { url: withToken(`/self-test/${id}`), answer: promise, end: () => selfTests.delete(id) }
    },
    [Symbol.asyncDispose]: async () => {
      // Pages that people opened come back from their last visit and hear that it is over, if they are still there.
      await within(lastWordsMs, 'Saying goodbye', lobby.dismissAll()).catch(() => {})
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), flushMs).unref()
      await closed
    },
  }
}
