import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { BrowserFacts } from '../schema/browser.ts'
import { BrowserChoice, Engine } from '../schema/config.ts'
import type { Job } from '../schema/job.ts'
import type { BrowserFound, BrowserSession, Driver, LaunchOptions } from './driver.ts'
import { exampleJobs } from './fake/exampleJobs.ts'
import { drivers } from './index.ts'
import { endLeftoversNow } from './processes/leftovers.ts'
import { processFamily } from './processes/processFamily.ts'
import { readProcess } from './processes/processTable.ts'
import { within } from '../timeLimit.ts'

// What a driver cannot do is stated here, so that a new one has to say so too.
interface Abilities {
  /** Opens a real page, in processes that can be seen. */
  readonly startsBrowsers: boolean
  readonly hearsConsole: boolean
  /** A page that follows another finds the HTTP cache warm. Under automation WebKitGTK keeps none: its sessions are private. */
  readonly keepsHttpCache: boolean
  /** …and runs in a content process of its own. WebDriver has only the window that is there, which it sends on. */
  readonly followsInFreshProcess: boolean
}
const abilities = {
  playwright: { startsBrowsers: true, hearsConsole: true, keepsHttpCache: true, followsInFreshProcess: true },
  webdriver: { startsBrowsers: true, hearsConsole: false, keepsHttpCache: false, followsInFreshProcess: false },
  manual: { startsBrowsers: false, hearsConsole: false, keepsHttpCache: false, followsInFreshProcess: false },
  fake: { startsBrowsers: false, hearsConsole: false, keepsHttpCache: false, followsInFreshProcess: false },
} satisfies Record<keyof typeof drivers, Abilities>

/** What the test's page posts. */
interface Report {
  readonly before: { readonly storage: string | null; readonly cookie: string; readonly name: string }
  readonly isolated: boolean
  readonly visible: boolean
}

/** What a page of the kind `big` holds, so that its process can be told from others. */
const bigBytes = 150 * 2 ** 20

const page = (visit: string): string => `<!doctype html><title>${visit}</title><script>
  const before = { storage: localStorage.getItem('seen'), cookie: document.cookie, name: window.name }
  localStorage.setItem('seen', 'yes')
  document.cookie = 'seen=yes'
  window.name = 'seen'
  console.log('the page speaks')
  setTimeout(() => { throw new Error('the page fails') })
  if (${JSON.stringify(visit)}.startsWith('big')) window.held = new Uint8Array(${bigBytes}).fill(1)
  const report = { before, isolated: crossOriginIsolated, visible: document.visibilityState === 'visible' }
  const posted = fetch('/module').then(() => fetch('/api/visits/${visit}/result', { method: 'POST', body: JSON.stringify(report) }))
  if (${JSON.stringify(visit)}.startsWith('loop')) posted.then(() => { for (;;); })
</script>`

const job = (visit: string): Job => ({ ...exampleJobs.throughput, visit })

/** Serves pages as the real server does, and keeps what they post. */
const serveSite = async () => {
  const reports = new Map<string, PromiseWithResolvers<Report>>()
  const reportOf = (visit: string) => {
    const known = reports.get(visit) ?? Promise.withResolvers<Report>()
    reports.set(visit, known)
    return known
  }
  let modules = 0
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const [visit = '', what = 'page'] = /visits?\/([^/?]+)(?:\/(\w+))?/.exec(request.url ?? '')?.slice(1) ?? []
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
    if (request.url === '/module') {
      modules++
      response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
      return void response.end('the same for everybody')
    }
    if (what === 'job') return void response.end(JSON.stringify(job(visit)))
    if (what === 'result') reportOf(visit).resolve((await new Response(request as never).json()) as Report)
    if (what !== 'page') return void response.end()
    response.setHeader('Content-Type', 'text/html')
    response.write(page(visit))
    // The document of a slow page never ends.
    return visit.startsWith('slow') ? undefined : void response.end()
  }
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    url: (visit: string) => `${origin}/visit/${visit}?token=t`,
    report: (visit: string) => within(30_000, `The report of ${visit}`, reportOf(visit).promise),
    /** How often something was asked for that may be kept for good. */
    modules: () => modules,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const site = await serveSite()
afterAll(site.close)

const openByHand = async (url: string): Promise<void> => {
  await fetch(url)
  const visit = new URL(url).pathname.split('/').at(-1)
  await fetch(`${site.origin}/api/visits/${visit}/result`, { method: 'POST', body: '{}' })
}

/** A lobby with somebody who joins when told where, and opens whatever page is sent. */
const peopledLobby = (): Pick<LaunchOptions, 'lobby' | 'say'> => {
  const joined = Promise.withResolvers<{ userAgent: string }>()
  return {
    lobby: {
      url: (browser) => `${site.origin}/lobby/${browser}`,
      joined: () => joined.promise,
      present: async () => {},
      // A page that never ends loading ends with the site.
      send: (_browser, url) => void openByHand(url).catch(() => {}),
      recall: () => {},
    },
    say: (line) => {
      if (line.includes(`${site.origin}/lobby/`))
        joined.resolve({ userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0' })
    },
  }
}

const newMark = () => `conformance-${randomUUID()}`
const processesLeft = (mark: string) => processFamily({ CROSSLANE_RUN: mark }).members()
const pids = async (session: BrowserSession) => (await session.processes()).map(({ pid }) => pid)
const alive = (known: readonly number[]) => known.filter((pid) => readProcess(pid) !== null)

const suite = (driver: Driver, found: BrowserFound, able: Abilities) => {
  const { startsBrowsers, hearsConsole, keepsHttpCache, followsInFreshProcess } = able
  const onLinux = process.platform === 'linux'
  const { lobby, say } = peopledLobby()
  const launch = (mark: string, signal = new AbortController().signal, profile: LaunchOptions['profile'] = 'fresh') =>
    driver.launch(found, { mark, signal, profile, lobby, say })
  /** A session of the test's own, which is closed whatever happens. */
  const own = async (mark: string, profile: LaunchOptions['profile'] = 'fresh') => {
    const session = await launch(mark, undefined, profile)
    onTestFinished(() => session.close())
    return session
  }
  let visits = 0
  const newVisit = (kind = 'plain') => `${kind}-${found.facts.id}-${found.origin}-${driver.id}-${visits++}`

  describe('a session', () => {
    const mark = newMark()
    let session: BrowserSession
    beforeAll(async () => {
      session = await launch(mark)
    }, 120_000)
    afterAll(() => session.close())

    test('says exactly which browser it is', () => {
      expect(BrowserFacts.parse(session.browser)).toStrictEqual(session.browser)
      // Who opens a browser by hand may open another than the config expects.
      const engine = driver.id === 'manual' ? 'firefox' : found.facts.engine
      expect(session.browser).toMatchObject({ id: found.facts.id, engine, driver: driver.id })
      expect(session.browser.name).not.toBe('')
      expect(session.browser.version).toMatch(/^\d+\.\d/)
    })

    // Once in some dozen runs on a busy machine WebKitGTK's very first page has not answered within half a minute; the next one did.
    test('opens a URL in a page that runs', { retry: 1 }, async () => {
      const visit = newVisit()
      const opened = await session.open(site.url(visit))
      expect(await site.report(visit)).toBeDefined()
      await opened.close()
      await opened.close()
    })

    if (startsBrowsers)
      test('lets no page find what an earlier one has left', async () => {
        for (const visit of [newVisit(), newVisit()]) {
          const opened = await session.open(site.url(visit))
          expect((await site.report(visit)).before).toStrictEqual({ storage: null, cookie: '', name: '' })
          await opened.close()
        }
      })

    test('opens a page that follows another', async () => {
      const [first, next] = [newVisit(), newVisit()]
      const opened = await session.open(site.url(first))
      await site.report(first)
      const following = await opened.follow(site.url(next))
      expect(await site.report(next)).toBeDefined()
      await following.close()
    })

    if (startsBrowsers)
      test('lets a page that follows find what the one before it has left, and no other', async () => {
        const three = [newVisit(), newVisit(), newVisit()] as const
        const opened = await session.open(site.url(three[0]))
        await site.report(three[0])
        const asked = site.modules()
        const next = await opened.follow(site.url(three[1]))
        const left = { storage: 'yes', cookie: 'seen=yes' }
        expect(await site.report(three[1])).toMatchObject({ before: left, isolated: true, visible: true })
        expect(site.modules()).toBe(keepsHttpCache ? asked : asked + 1)
        expect(await next.codeCache()).toBeNull()
        await next.close()
        const other = await session.open(site.url(three[2]))
        expect((await site.report(three[2])).before).toMatchObject({ storage: null, cookie: '' })
        expect(site.modules()).toBe(keepsHttpCache ? asked + 1 : asked + 2)
        await other.close()
      })

    if (followsInFreshProcess && onLinux)
      test('gives a page that follows a content process of its own', async () => {
        const [big, next] = [newVisit('big'), newVisit()]
        const opened = await session.open(site.url(big))
        await site.report(big)
        const processes = await session.processes()
        const holder = processes.find(({ role, pssBytes }) => role === 'renderer' && pssBytes > bigBytes)
        expect(holder).toBeDefined()
        const following = await opened.follow(site.url(next))
        await site.report(next)
        await expect.poll(() => alive([holder?.pid ?? 0]), { timeout: 10_000 }).toStrictEqual([])
        await following.close()
      })

    if (startsBrowsers)
      test('opens pages that are isolated and visible', async () => {
        const visit = newVisit()
        const opened = await session.open(site.url(visit))
        expect(await site.report(visit)).toMatchObject({ isolated: true, visible: true })
        await opened.close()
      })

    if (hearsConsole)
      test('hears what the page writes to its console, and its errors', async () => {
        const visit = newVisit()
        const opened = await session.open(site.url(visit))
        await expect
          .poll(() => opened.console().join('\n'), { timeout: 10_000 })
          .toMatch(/the page speaks[^]*the page fails/)
        await opened.close()
      })

    test('closes a page that is still loading', async () => {
      const opened = await session.open(site.url(newVisit('slow')))
      await opened.close()
    })

    if (startsBrowsers)
      test('closes a page in an endless loop, and opens another one', async () => {
        const [loop, next] = [newVisit('loop'), newVisit()]
        const stuck = await session.open(site.url(loop))
        await site.report(loop)
        // Time to get into the loop.
        await sleep(200)
        await within(20_000, 'Closing', stuck.close())
        const opened = await session.open(site.url(next))
        await site.report(next)
        await opened.close()
      })

    if (startsBrowsers && onLinux)
      test('reads the memory of its processes, which carry the mark', async () => {
        const visit = newVisit()
        const opened = await session.open(site.url(visit))
        await site.report(visit)
        const processes = await session.processes()
        const roles = processes.map(({ role }) => role)
        expect(roles.filter((role) => role === 'browser')).toHaveLength(1)
        expect(roles).toContain('renderer')
        expect(Math.max(...processes.map(({ pssBytes }) => pssBytes))).toBeGreaterThan(10 * 2 ** 20)
        // One that starts has no environment yet, and one that has ended since has none any more.
        const unmarked = () => {
          const marked = new Set(processesLeft(mark).map(({ pid }) => pid))
          return processes.filter(({ pid }) => !marked.has(pid) && existsSync(`/proc/${pid}`))
        }
        await expect.poll(unmarked, { timeout: 5000 }).toStrictEqual([])
        await opened.close()
      })
  })

  if (startsBrowsers && onLinux)
    describe('leaves no process behind', () => {
      test('when it is closed with a page in an endless loop', async () => {
        const [mark, loop] = [newMark(), newVisit('loop')]
        const session = await own(mark)
        await session.open(site.url(loop))
        await site.report(loop)
        await sleep(200)
        const known = await pids(session)
        expect(known).not.toStrictEqual([])
        await within(30_000, 'Closing', session.close())
        expect(alive(known)).toStrictEqual([])
        expect(processesLeft(mark)).toStrictEqual([])
      })

      test('when the browser is killed, which resolves `gone`', async () => {
        const [mark, visit] = [newMark(), newVisit()]
        const session = await own(mark)
        const opened = await session.open(site.url(visit))
        await site.report(visit)
        const processes = await session.processes()
        const main = processes.find(({ role }) => role === 'browser')?.pid ?? 0
        expect(main).toBeGreaterThan(0)
        process.kill(main, 'SIGKILL')
        expect(await within(20_000, '`gone`', session.gone)).not.toBe('')
        await opened.close()
        await session.close()
        await session.close()
        expect(alive(processes.map(({ pid }) => pid))).toStrictEqual([])
        expect(processesLeft(mark)).toStrictEqual([])
      })

      test('when a page crashes, which resolves `crashed`', async () => {
        const [mark, visit] = [newMark(), newVisit()]
        const session = await own(mark)
        const opened = await session.open(site.url(visit))
        await site.report(visit)
        const processes = await session.processes()
        for (const { pid, role } of processes) if (role === 'renderer') process.kill(pid, 'SIGKILL')
        expect(await within(20_000, '`crashed`', opened.crashed)).not.toBe('')
        await opened.close()
        await session.close()
        expect(alive(processes.map(({ pid }) => pid))).toStrictEqual([])
        expect(processesLeft(mark)).toStrictEqual([])
      })
    })

  if (found.codeCache && startsBrowsers)
    describe('with a kept profile', () => {
      const profilesOf = async (mark: string) => (await readdir(tmpdir())).filter((name) => name.includes(mark))

      test('pages share what they leave, however they are opened, and are isolated and visible', async () => {
        const [mark, three] = [newMark(), [newVisit(), newVisit(), newVisit()] as const]
        const session = await own(mark, 'kept')
        const first = await session.open(site.url(three[0]))
        const reported = await site.report(three[0])
        expect(reported).toStrictEqual({
          before: { storage: null, cookie: '', name: '' },
          isolated: true,
          visible: true,
        })
        const next = await first.follow(site.url(three[1]))
        const left = { ...reported, before: { storage: 'yes', cookie: 'seen=yes', name: '' } }
        expect(await site.report(three[1])).toStrictEqual(left)
        await next.close()
        const last = await session.open(site.url(three[2]))
        expect(await site.report(three[2])).toStrictEqual(left)
        await last.close()
        expect(await profilesOf(mark)).toHaveLength(1)
        await session.close()
        expect(await profilesOf(mark)).toStrictEqual([])
        if (onLinux) expect(processesLeft(mark)).toStrictEqual([])
      })

      test('closes a page in an endless loop, and opens another one', async () => {
        const [loop, next] = [newVisit('loop'), newVisit()]
        const session = await own(newMark(), 'kept')
        const stuck = await session.open(site.url(loop))
        await site.report(loop)
        await sleep(200)
        await within(20_000, 'Closing', stuck.close())
        const opened = await session.open(site.url(next))
        await site.report(next)
        await opened.close()
      })

      if (onLinux)
        test('the profile is deleted when the browser is killed, and when nobody closes it', async () => {
          const [killed, abandoned] = [newMark(), newMark()]
          const session = await own(killed, 'kept')
          const main = (await session.processes()).find(({ role }) => role === 'browser')?.pid ?? 0
          process.kill(main, 'SIGKILL')
          expect(await within(20_000, '`gone`', session.gone)).not.toBe('')
          await session.close()
          expect(await profilesOf(killed)).toStrictEqual([])

          await own(abandoned, 'kept')
          expect(await profilesOf(abandoned)).toHaveLength(1)
          endLeftoversNow(abandoned)
          expect(await profilesOf(abandoned)).toStrictEqual([])
        })
    })

  if (startsBrowsers && !found.codeCache)
    test('refuses to keep a profile, for it cannot', async () => {
      const mark = newMark()
      await expect(launch(mark, undefined, 'kept')).rejects.toMatchObject({ code: 'browserDidNotStart' })
      if (onLinux) expect(processesLeft(mark)).toStrictEqual([])
    })

  describe('gives up launching', () => {
    test('at once when the signal has aborted', async () => {
      const mark = newMark()
      await expect(launch(mark, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop')
      expect(processesLeft(mark)).toStrictEqual([])
    })

    if (startsBrowsers)
      test.each([20, 150, 400])('when the signal aborts after %i ms', async (delayMs) => {
        const mark = newMark()
        const abort = new AbortController()
        const launching = launch(mark, abort.signal)
        // A fast browser may be up by then.
        const outcome = launching.then(
          (session) => session.close(),
          (error: unknown) => expect(error).toMatchObject({ message: 'stop' }),
        )
        await sleep(delayMs)
        abort.abort(new Error('stop'))
        await outcome
        expect(processesLeft(mark)).toStrictEqual([])
      })
  })
}

for (const driver of Object.values(drivers) as Driver[]) {
  const able = abilities[driver.id as keyof typeof abilities]
  for (const engine of able.startsBrowsers ? Engine.options : (['chromium'] as const)) {
    const found = await driver.find(engine, BrowserChoice.parse({ engine, driver: driver.id }))
    if (!found.ok) test(`${driver.id} with ${engine}`, ({ skip }) => skip(found.why))
    else
      for (const origin of ['configured', 'stock', 'bundled']) {
        const browser = found.browsers.find((one) => one.origin === origin)
        if (browser === undefined) continue
        describe(`${driver.id} with ${browser.facts.name}`, { timeout: 120_000 }, () => suite(driver, browser, able))
      }
  }
}
