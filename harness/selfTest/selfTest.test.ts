import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BrowserSession, LaunchOptions, OpenPage } from '../drivers/driver.ts'
import { defaultModel, type FakeTrouble } from '../drivers/fake/model.ts'
import { fakeDriver } from '../drivers/fake.ts'
import { BrowserChoice } from '../schema/config.ts'
import { SelfTest } from '../schema/selfTest.ts'
import { serve, type Site } from '../serve/site.ts'
import { selfTest } from './index.ts'

let site: Site
beforeAll(async () => {
  site = await serve({ scripts: { visit: '', worker: '', lobby: '', selfTest: '' }, artefacts: [] })
})
afterAll(() => site[Symbol.asyncDispose]())

const never = new AbortController().signal
const patient = { signal: never, timeoutMs: 10_000 }

const fakeSession = async (...troubles: FakeTrouble[]): Promise<BrowserSession> => {
  const driver = fakeDriver({ ...defaultModel, troubles })
  const found = await driver.find('webkit', BrowserChoice.parse({ engine: 'webkit', driver: 'fake' }))
  if (!found.ok || !found.browsers[0]) throw new Error('the fake driver finds a browser for everything')
  return driver.launch(found.browsers[0], { signal: never } as LaunchOptions)
}

const statuses = ({ checks }: SelfTest) =>
  checks.filter(({ status }) => status !== 'passed').map(({ id, status }) => `${id} ${status}`)

describe('the self-test of a browser that answers', () => {
  it('passes when it is healthy', async () => {
    const result = await selfTest(await fakeSession(), site, patient)
    expect(SelfTest.parse(result)).toEqual(result)
    expect(result).toMatchObject({ browser: 'webkit', measurements: { frames: 60 } })
    expect(statuses(result)).toEqual([])
  })

  it('fails when its code is never optimised', async () => {
    const session = await fakeSession({ kind: 'baseline-only', browser: 'webkit' })
    expect(statuses(await selfTest(session, site, patient))).toEqual(['tier-up failed', 'compile-cache noted'])
  })

  it('fails when it is not isolated', async () => {
    const session = await fakeSession({ kind: 'not-isolated' })
    expect(statuses(await selfTest(session, site, patient))).toEqual(['isolation failed', 'clock failed'])
  })

  it('passes when the trouble is another browser’s', async () => {
    const session = await fakeSession({ kind: 'baseline-only', browser: 'firefox' })
    expect(statuses(await selfTest(session, site, patient))).toEqual([])
  })
})

describe('the self-test of a browser that does not answer', () => {
  /** A browser with a page that does only what it is told here. */
  const mute = async ({
    gone = new Promise<string>(() => {}),
    crashed = new Promise<string>(() => {}),
    open,
  }: {
    readonly gone?: Promise<string>
    readonly crashed?: Promise<string>
    readonly open?: (url: string) => Promise<void>
  }) => {
    const closed: string[] = []
    const session: BrowserSession = {
      ...(await fakeSession()),
      gone,
      open: async (url): Promise<OpenPage> => {
        await open?.(url)
        const page: OpenPage = {
          crashed,
          console: () => [],
          follow: async () => page,
          codeCache: async () => null,
          close: async () => void closed.push(url),
        }
        return page
      },
    }
    return { session, closed }
  }
  const failure = (found: string) => ({
    browser: 'webkit',
    measurements: null,
    checks: [{ id: 'tier-up', title: 'Self-test', status: 'failed', found, hint: expect.stringContaining('doctor') }],
  })

  it('fails when time is up, and closes the page', async () => {
    const { session, closed } = await mute({})
    const result = await selfTest(session, site, { signal: never, timeoutMs: 50 })
    expect(result).toEqual(failure('The self-test took longer than 0.05 s'))
    expect(closed).toHaveLength(1)
  })

  it('fails when the page crashes', async () => {
    const { session } = await mute({ crashed: Promise.resolve('out of memory') })
    expect(await selfTest(session, site, patient)).toEqual(failure('the page crashed: out of memory'))
  })

  it('fails when the browser ends, also before its page is open', async () => {
    const gone = Promise.resolve('it ended by itself')
    for (const open of [async () => {}, () => new Promise<void>((resolve) => setTimeout(resolve, 100))]) {
      const { session } = await mute({ gone, open })
      expect(await selfTest(session, site, patient)).toEqual(failure('the browser is gone: it ended by itself'))
    }
  })

  it('fails when the page cannot be opened', async () => {
    const { session } = await mute({
      open: async () => {
        throw new Error('refused')
      },
    })
    expect(await selfTest(session, site, patient)).toEqual(failure('the page could not be opened: refused'))
  })

  it('fails when what the page posts is nonsense', async () => {
    const { session } = await mute({
      open: async (url) => {
        const { origin, pathname, search } = new URL(url)
        const address = `${origin}/api${pathname.replace('self-test', 'self-tests')}/result${search}`
        await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
      },
    })
    expect(await selfTest(session, site, patient)).toEqual(failure(expect.stringContaining('not valid')))
  })

  it('ends at once when its user ends it, and leaves no page open', async () => {
    const ending = new AbortController()
    const { session, closed } = await mute({ open: async () => ending.abort(new Error('the end')) })
    expect(await selfTest(session, site, { signal: ending.signal, timeoutMs: 10_000 })).toEqual(
      failure('ended before the page had answered'),
    )
    expect(closed).toHaveLength(1)
  })
})
