import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createApp, type AppOptions } from '../../server/app.ts'
import { authorityOf, loopback, type Reach } from './addresses.ts'
import { listen } from './listen.ts'
import { createLobby, type KeptLobby } from './lobby.ts'
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
  isHandedOut: boolean
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
  /** As browsers of this machine address it. */
  readonly origin: string
  readonly lobby: KeptLobby
  /** What to open to take part as this browser: by the addresses that others know this machine by, or on this machine alone. */
  links(browser: string): readonly string[]
  /** The one for this machine, and for phones that a cable lets reach it as their own. */
  near(browser: string): string
  /** Whether others than this machine reach it. */
  readonly isOpen: boolean
  readonly port: number
  /** @param checkpoint called when the page asks for memory to be read; the page waits for it */
  expect(job: Job, checkpoint?: (name: string) => Promise<void>): Pending
  expectSelfTest(): PendingSelfTest
}

export interface ServeOptions extends Pick<AppOptions, 'scripts' | 'artefacts'> {
  /** What module downloads of loads shall feel like; none when left out. */
  readonly network?: Network | null
  /** Loopback unless the user says otherwise. */
  readonly reach?: Reach
  /** 0, which is the default: one that is free. */
  readonly port?: number
  /** Time for pages that people opened to come back at the end and be told, in ms. */
  readonly farewellMs?: number
}

/** Time for answers under way to be sent, in ms. */
const flushMs = 200

/** Serves a run's pages and modules under a free port, and hands out what the pages post. */
export const serve = async ({
  scripts,
  artefacts,
  network = null,
  reach = { host: null, addresses: [] },
  port: wanted = 0,
  farewellMs = 3000,
}: ServeOptions): Promise<Site> => {
  const token = randomBytes(16).toString('hex')
  const underWay = new Map<string, UnderWay>()
  const selfTests = new Map<string, (answer: SelfTestAnswer) => void>()
  let authority = ''

  let hosts: readonly string[] = []
  const withToken = (path: string, at = authority): string => `http://${at}${path}?token=${token}`
  const lobbyAt = (browser: string, at?: string): string => withToken(`/lobby/${browser}`, at)
  const links = (browser: string): string[] => {
    const others = hosts.filter((host) => host !== authority)
    return others.length === 0 ? [lobbyAt(browser)] : others.map((host) => lobbyAt(browser, host))
  }
  const lobby = createLobby((browser) => links(browser)[0] ?? lobbyAt(browser))
  const app = createApp({
    hosts: () => hosts,
    token,
    scripts,
    artefacts,
    network,
    lobby,
    visits: {
      job: (visit) => underWay.get(visit)?.job,
      handOut: (visit) => {
        const known = underWay.get(visit)
        if (!known || known.isHandedOut) return false
        known.isHandedOut = true
        return true
      },
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

  const { port, servers } = await listen(app, reach.host, wanted)
  authority = authorityOf(loopback, port)
  hosts = [loopback, ...reach.addresses].map((address) => authorityOf(address, port))

  return {
    origin: `http://${authority}`,
    lobby,
    links,
    near: (browser) => lobbyAt(browser),
    isOpen: reach.addresses.length > 0,
    port,
    expect: (job, checkpoint) => {
      const { promise, resolve } = Promise.withResolvers<Answer>()
      underWay.set(job.visit, { job, during: null, isHandedOut: false, settle: resolve, checkpoint })
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
      await within(farewellMs, 'Saying goodbye', lobby.dismissAll()).catch(() => {})
      await Promise.all(
        servers.map(async (server) => {
          const closed = once(server, 'close')
          server.close()
          server.closeIdleConnections()
          setTimeout(() => server.closeAllConnections(), flushMs).unref()
          await closed
        }),
      )
    },
  }
}
