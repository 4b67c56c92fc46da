import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from '../schema/job.ts'
import { LobbyNext, LobbySeat } from '../schema/lobby.ts'
import { authorityOf, ownAddresses, reachOf } from './addresses.ts'
import { serve, type Site } from './site.ts'

const job = { visit: 'v7', seed: 1 } as Job

let site: Site
beforeEach(async () => {
  site = await serve({ scripts: { visit: '', worker: '', lobby: '', selfTest: '' }, artefacts: [], farewellMs: 100 })
})
afterEach(() => site[Symbol.asyncDispose]())

/** What a page does, with the token that stands in its own address. */
const pageAt = (url: string) => {
  const { origin, pathname, searchParams } = new URL(url)
  const headers = { 'x-crosslane-token': searchParams.get('token') ?? '', 'content-type': 'application/json' }
  return {
    get: (what: string) => fetch(`${origin}/api${pathname.replace('visit', 'visits')}/${what}`, { headers }),
    post: (what: string, body: unknown) =>
      fetch(`${origin}/api${pathname.replace('visit', 'visits')}/${what}`, {
        headers,
        method: 'POST',
        body: JSON.stringify(body),
      }),
  }
}

describe('a site', () => {
  it('listens on the loopback address only, and on a port of its own', async () => {
    expect(new URL(site.origin).hostname).toBe('127.0.0.1')
    await using other = await serve({ scripts: { visit: '', worker: '', lobby: '', selfTest: '' }, artefacts: [] })
    expect(other.origin).not.toBe(site.origin)
  })

  it('hands out the job, hears the step announced last, and settles with trouble', async () => {
    const pending = site.expect(job)
    const page = pageAt(pending.url)
    expect(await (await page.get('job')).json()).toEqual(job)
    expect(pending.during()).toBeNull()
    await page.post('progress', { visit: 'v7', variant: 'simd', phase: 'setup' })
    expect(pending.during()).toEqual({ variant: 'simd', phase: 'setup' })
    await page.post('trouble', { visit: 'v7', message: 'out of memory' })
    expect(await pending.answer).toEqual({ kind: 'page', message: 'out of memory' })
  })

  it('settles with a rejection when what is posted is no result', async () => {
    const pending = site.expect(job)
    expect((await pageAt(pending.url).post('result', { visit: 'v7' })).status).toBe(422)
    expect(await pending.answer).toMatchObject({ kind: 'rejected', message: expect.stringContaining('not valid') })
  })

  it('takes a page that asks for its job again for one that was reloaded', async () => {
    const pending = site.expect(job)
    const page = pageAt(pending.url)
    await page.get('job')
    expect((await page.get('job')).status).toBe(409)
    expect(await pending.answer).toEqual({ kind: 'page', message: 'The page was reloaded while it measured.' })
  })

  it('knows a visit only while it is under way', async () => {
    const pending = site.expect(job)
    pending.end()
    expect((await pageAt(pending.url).get('job')).status).toBe(404)
  })
})

describe('a self-test', () => {
  const post = async (url: string, body: unknown) => {
    const { origin, pathname, searchParams } = new URL(url)
    const address = `${origin}/api${pathname.replace('self-test', 'self-tests')}/result`
    const headers = { 'x-crosslane-token': searchParams.get('token') ?? '', 'content-type': 'application/json' }
    return fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })
  }
  const measurements = {
    crossOriginIsolated: true,
    secureContext: true,
    visible: true,
    focused: false,
    clockStepMs: 0.02,
    clockRegular: true,
    coldNs: null,
    warmNs: null,
    scalarNs: null,
    simdNs: null,
    frameMs: null,
    frames: 0,
    sameBytesNs: null,
    uniqueBytesNs: null,
    errors: ['no WebAssembly'],
  }

  it('settles with what its own page posts', async () => {
    const [one, other] = [site.expectSelfTest(), site.expectSelfTest()]
    expect(one.url).not.toBe(other.url)
    expect((await post(other.url, measurements)).status).toBe(204)
    expect(await other.answer).toEqual({ kind: 'result', measurements })
    await post(one.url, { ...measurements, frames: 1 })
    expect(await one.answer).toMatchObject({ kind: 'result', measurements: { frames: 1 } })
  })

  it('settles with a rejection when what is posted are no measurements', async () => {
    const pending = site.expectSelfTest()
    expect((await post(pending.url, { frames: 'many' })).status).toBe(422)
    expect(await pending.answer).toMatchObject({ kind: 'rejected', message: expect.stringContaining('not valid') })
  })

  it('is known only while it is under way', async () => {
    const pending = site.expectSelfTest()
    pending.end()
    expect((await post(pending.url, measurements)).status).toBe(404)
  })
})

describe('the lobby', () => {
  const never = new AbortController().signal
  const standing = { done: 0, total: null, leftMs: null }

  /** What the page of a browser does; each is another browser that says what it is. */
  const pageOf = (browser: string, userAgent = 'somebody') => {
    const { origin, searchParams } = new URL(site.lobby.url(browser))
    const headers = { 'x-crosslane-token': searchParams.get('token') ?? '', 'user-agent': userAgent }
    const ask = (what: string, more: RequestInit = {}, also: Record<string, string> = {}) =>
      fetch(`${origin}/api/lobby/${browser}/${what}`, { ...more, headers: { ...headers, ...also } })
    return {
      ask,
      join: async (): Promise<string> => LobbySeat.parse(await (await ask('join', { method: 'POST' })).json()).seat,
      next: async (seat: string): Promise<LobbyNext> =>
        LobbyNext.parse(await (await ask('next', {}, { 'x-crosslane-seat': seat })).json()),
    }
  }

  /** Somebody who takes part as safari. */
  const taking = async () => {
    const joined = site.lobby.joined('safari', never)
    const page = pageOf('safari')
    const seat = await page.join()
    expect(await joined).toEqual({ userAgent: 'somebody' })
    return { seat, next: () => page.next(seat) }
  }

  it('joins a page with the driver that waits for it, and sends it on, by a path that is good under any of its addresses', async () => {
    const { next } = await taking()
    const waiting = next()
    await site.lobby.present('safari', never)
    site.lobby.send('safari', 'http://127.0.0.1/visit/v1?token=t')
    expect(await waiting).toEqual({ do: 'visit', url: '/visit/v1?token=t', standing })
  })

  it('keeps what there is to do until the page comes back for it, unless it is taken back', async () => {
    const { next } = await taking()
    site.lobby.send('safari', 'http://127.0.0.1/visit/v2')
    expect(await next()).toMatchObject({ url: '/visit/v2' })
    site.lobby.send('safari', 'http://127.0.0.1/visit/v3')
    site.lobby.recall('safari')
    const waiting = next()
    await site.lobby.present('safari', never)
    site.lobby.send('safari', 'http://127.0.0.1/visit/v4')
    expect(await waiting).toMatchObject({ url: '/visit/v4' })
  })

  it('knows whether the page is there', async () => {
    const { seat, next } = await taking()
    const soon = () => site.lobby.present('safari', AbortSignal.timeout(50))
    await expect(soon()).rejects.toThrow('timeout')
    const gone = new AbortController()
    const asked = pageOf('safari').ask('next', { signal: gone.signal }, { 'x-crosslane-seat': seat })
    await site.lobby.present('safari', never)
    gone.abort()
    await asked.catch(() => {})
    await expect.poll(() => soon().then(Boolean, () => 'away')).toBe('away')
    const waiting = next()
    await site.lobby.present('safari', never)
    site.lobby.send('safari', 'http://127.0.0.1/visit/v5')
    await waiting
  })

  it('tells pages that wait where the run stands, while nothing is measured', async () => {
    const { next } = await taking()
    const waiting = next()
    await site.lobby.present('safari', never)
    const now = { done: 2, total: 6, blocks: 6, elapsedMs: 10_000, limitMs: null }
    site.lobby.stand({ ...now, done: 1 }, false)
    site.lobby.stand(now, true)
    expect(await waiting).toEqual({ do: 'wait', standing: { done: 2, total: 6, leftMs: 20_000 } })
  })

  it('gives the seat to the same browser again, whose first tab is told, and to no other', async () => {
    const first = await taking()
    const waiting = first.next()
    await site.lobby.present('safari', never)
    expect((await pageOf('safari', 'somebody else').ask('join', { method: 'POST' })).status).toBe(409)
    const again = await pageOf('safari').join()
    expect(again).not.toBe(first.seat)
    expect(await waiting).toEqual({ do: 'leave', why: 'moved' })
    expect(await first.next()).toEqual({ do: 'leave', why: 'moved' })
  })

  it('has no place for those that nobody waits for, nor for who has not joined', async () => {
    expect((await pageOf('stranger').ask('join', { method: 'POST' })).status).toBe(404)
    expect((await pageOf('stranger').ask('outlook')).status).toBe(404)
    void site.lobby.joined('safari', never)
    site.lobby.expect({ benchmarks: 2, aboutMs: 30_000 })
    expect(await (await pageOf('safari').ask('outlook')).json()).toEqual({ benchmarks: 2, aboutMs: 30_000 })
    expect((await pageOf('safari').ask('next')).status).toBe(404)
  })

  it('tells pages that it is over before the server goes away, also those that come back late', async () => {
    const { next } = await taking()
    site.lobby.send('safari', 'http://127.0.0.1/visit/v3')
    await next()
    const closing = site[Symbol.asyncDispose]()
    expect(await next()).toEqual({ do: 'leave', why: 'done' })
    await closing
    site = await serve({ scripts: { visit: '', worker: '', lobby: '', selfTest: '' }, artefacts: [] })
  })

  it('stops waiting when the run ends', async () => {
    const ending = new AbortController()
    const joined = site.lobby.joined('safari', ending.signal)
    ending.abort(new Error('the end'))
    await expect(joined).rejects.toThrow('the end')
  })
})

const [elsewhere] = ownAddresses()

describe.skipIf(elsewhere === undefined)('a site that others are let into', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crosslane-site-'))
  const path = join(folder, 'dot.simd.wasm')
  let open: Site
  beforeAll(async () => {
    await writeFile(path, 'module')
    open = await serve({
      scripts: { visit: 'visit()', worker: '', lobby: '', selfTest: '' },
      artefacts: [{ crate: 'dot', variant: 'simd', path, sha256: 'f'.repeat(64) }],
      reach: reachOf(elsewhere ?? ''),
    })
  })
  afterAll(async () => {
    await open[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })
  const plain = { 'accept-encoding': 'identity' }

  it('gives out links by that address, and is for this machine what it always was', async () => {
    const [link = ''] = open.links('phone')
    expect(link).toMatch(/\/lobby\/phone\?token=[0-9a-f]{32}$/)
    expect(new URL(link).host).toBe(authorityOf(elsewhere ?? '', open.port))
    expect(open.isOpen).toBe(true)
    expect(open.lobby.url('phone')).toBe(link)
    expect(new URL(open.near('phone')).host).toBe(`127.0.0.1:${open.port}`)
    expect(open.origin).toBe(`http://127.0.0.1:${open.port}`)
    expect((await fetch(`${open.origin}/artefacts/dot/simd.wasm`, { headers: plain })).status).toBe(200)
  })

  it.each(['/lobby/phone', '/visit/v1', '/self-test/t1', '/scripts/visit.js', '/artefacts/dot/simd.wasm', '/nowhere'])(
    'shows others nothing at %s without the token',
    async (what) => {
      const { origin } = new URL(open.links('phone')[0] ?? '')
      for (const query of ['', '?token=', `?token=${'0'.repeat(32)}`])
        expect((await fetch(origin + what + query, { headers: plain })).status).toBe(403)
    },
  )

  it('lets what a page loads come after it, by a cookie that scripts do not see and other sites do not send', async () => {
    const link = open.links('phone')[0] ?? ''
    const page = await fetch(link)
    expect(page.status).toBe(200)
    const [cookie = ''] = page.headers.getSetCookie()
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/)
    const headers = { ...plain, cookie: `other=1; ${cookie.split(';')[0]}` }
    const { origin } = new URL(link)
    expect(await (await fetch(`${origin}/artefacts/dot/simd.wasm`, { headers })).text()).toBe('module')
    expect(await (await fetch(`${origin}/scripts/visit.js`, { headers })).text()).toBe('visit()')
    // What acts needs the token itself.
    expect((await fetch(`${origin}/api/lobby/phone/outlook`, { headers })).status).toBe(403)
  })

  it('answers under its own addresses only', async () => {
    const { host, hostname, port, pathname, search } = new URL(open.links('phone')[0] ?? '')
    const asked = (name: string) =>
      new Promise((resolve, reject) => {
        const options = {
          hostname: hostname.replace(/^\[|\]$/g, ''),
          port,
          path: pathname + search,
          headers: { host: name },
        }
        request(options, (response) => {
          response.resume()
          resolve(response.statusCode)
        })
          .on('error', reject)
          .end()
      })
    expect(await asked(host)).toBe(200)
    for (const name of [`evil.example:${port}`, hostname, `${hostname}:1`, 'localhost'])
      expect(await asked(name)).toBe(421)
  })

  it('says so when its port is taken', async () => {
    const taken = serve({ scripts: { visit: '', worker: '', lobby: '', selfTest: '' }, artefacts: [], port: open.port })
    await expect(taken).rejects.toMatchObject({ code: 'cannotListen' })
  })
})
