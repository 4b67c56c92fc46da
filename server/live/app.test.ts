import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LiveBoard } from '../../harness/schema/live.ts'
import { listenTo } from '../testServer.ts'
import { createLive } from './app.ts'
import type { Viewer } from './liveRun.ts'
import type { LiveSite, Page } from './site.ts'

const standing = { state: 'measuring', done: 1, planned: 2, elapsedMs: 1, leftMs: null, endsAt: null } as const
const board: LiveBoard = {
  run: 'going',
  startedAt: null,
  command: [],
  baseline: 'scalar',
  variants: [],
  standing,
  rows: [],
  failures: [],
  warnings: [],
  invitations: [],
  lines: [],
}
const page = (html: string, status = 200): Page => ({ status, html, policy: "default-src 'none'" })

let folder: string
let asked: unknown[]
const viewers = new Set<Viewer>()
const live = {
  board: () => board,
  watch: (viewer: Viewer) => {
    viewers.add(viewer)
    viewer.tell({ type: 'board', board })
    return () => viewers.delete(viewer)
  },
}

const siteOf = (own: typeof live | null = null): LiveSite => ({
  own: () => own,
  measure: null,
  home: async () => page('home'),
  now: async () => (own ? page('now') : { path: '/runs/going' }),
  trends: async () => {
    throw new Error(`cannot open ${folder}`)
  },
  compare: async (runs) => {
    asked.push(runs)
    return page('compared')
  },
  trouble: (status, title) => page(title, status),
  run: async (name) => {
    asked.push(name)
    if (name !== 'going' && name !== 'over') return undefined
    return {
      page: async () => page(name),
      document: async () => '{"run":1}',
      journal: join(folder, 'journal.ndjson'),
      live: async () => (name === 'going' ? live : null),
    }
  },
})

let server: Awaited<ReturnType<typeof listenTo>>
let guarded: Awaited<ReturnType<typeof listenTo>>
let failed: unknown[]
const token = 't'.repeat(32)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-live-'))
  await writeFile(join(folder, 'journal.ndjson'), '{"type":"run"}\n')
  server = await listenTo((hosts) => createLive({ hosts, site: siteOf(), failed: (error) => failed.push(error) }))
  guarded = await listenTo((hosts) => createLive({ hosts, token, site: siteOf(live), failed: () => {} }))
})
afterAll(async () => {
  await Promise.all([server.close(), guarded.close()])
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  asked = []
  failed = []
})

const settled = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
}

describe('every answer', () => {
  it('isolates the page, whatever is asked for', async () => {
    for (const path of ['/', '/runs/over/', '/runs/over/run.json', '/runs/over/events', '/nowhere'])
      expect((await server.get(path)).headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
  })

  it('has the policy of its page, and is framed by nobody', async () => {
    const { headers } = await server.get('/')
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(headers['cache-control']).toBe('no-store')
  })

  it('is refused under another host name', async () => {
    for (const host of ['evil.example', `evil.example:${server.authority.split(':')[1]}`])
      expect((await server.get('/', { host })).status).toBe(421)
  })

  it('is refused to whoever wants more than to read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect((await server.send(method, '/')).status).toBe(405)
    expect((await server.send('GET', '/', { 'content-length': '2' }, '{}')).status).toBe(413)
    expect((await server.send('HEAD', '/runs/going/events')).status).toBe(200)
  })

  it('begins a measurement for a page of its own, and for nobody else', async () => {
    const begun: string[] = []
    const measure = async (): Promise<Page | null> => (begun.push('one') === 1 ? null : page('not now', 409))
    const measuring = await listenTo((hosts) =>
      createLive({ hosts, site: { ...siteOf(), measure }, failed: (error) => failed.push(error) }),
    )
    try {
      const from = (site: string) => measuring.send('POST', '/measure', { 'sec-fetch-site': site })
      for (const site of ['cross-site', 'same-site', 'none']) expect((await from(site)).status).toBe(403)
      expect((await measuring.send('POST', '/measure')).status).toBe(403)
      expect((await measuring.get('/measure')).status).toBe(404)
      expect(begun).toEqual([])
      expect(await from('same-origin')).toMatchObject({ status: 303, headers: { location: '/now' } })
      expect((await from('same-origin')).status).toBe(409)
    } finally {
      await measuring.close()
    }
    expect((await server.send('POST', '/measure', { 'sec-fetch-site': 'same-origin' })).status).toBe(404)
  })

  it('says that it failed without naming a path', async () => {
    const { status, body } = await server.get('/trends')
    expect(status).toBe(500)
    expect(body.toString()).not.toContain(folder)
    expect(failed).toEqual([expect.objectContaining({ message: expect.stringContaining(folder) })])
  })
})

describe('runs', () => {
  it('have a page, a document and their journal', async () => {
    expect((await server.get('/runs/over')).headers).toMatchObject({ location: '/runs/over/' })
    expect((await server.get('/runs/over/')).body.toString()).toBe('over')
    const document = await server.get('/runs/over/run.json')
    expect([document.headers['content-type'], document.body.toString()]).toEqual([
      'application/json; charset=utf-8',
      '{"run":1}',
    ])
    const journal = await server.get('/runs/over/journal.ndjson')
    expect([journal.headers['content-type'], journal.body.toString()]).toEqual([
      'application/x-ndjson; charset=utf-8',
      '{"type":"run"}\n',
    ])
  })

  it.each([
    '/runs/nobody',
    '/runs/..%2fover',
    '/runs/%2e%2e/journal.ndjson',
    '/runs/..%5cover/run.json',
    '/runs/__proto__',
    `/runs/${'x'.repeat(300)}`,
    '/runs/over/../../secret',
    '/runs/over/secret.txt',
    '/runs/%00',
  ])('are only those that there are: %s', async (path) => {
    const { status } = await server.get(path)
    expect(status).toBe(404)
    expect(asked).not.toContain('over')
  })

  it('cannot be named in an address that is none', async () => {
    expect((await server.get('/runs/%E0%A4%A')).status).toBe(400)
  })

  it('that go on are found at one address', async () => {
    expect((await server.get('/now')).headers).toMatchObject({ location: '/runs/going' })
    expect((await server.get('/now/events')).status).toBe(404)
  })
})

describe('comparisons', () => {
  it.each(['/compare?runs=a,b', '/compare?runs=a&runs=b'])('are of two runs: %s', async (path) => {
    expect((await server.get(path)).body.toString()).toBe('compared')
    expect(asked).toEqual([['a', 'b']])
  })

  it.each([
    '/compare',
    '/compare?runs=a',
    '/compare?runs=a,a',
    '/compare?runs=a,',
    '/compare?runs[x]=a',
    `/compare?runs=${Array.from({ length: 11 }, (_, index) => index).join(',')}`,
  ])('are not of %s', async (path) => {
    expect((await server.get(path)).status).toBe(400)
    expect(asked).toEqual([])
  })
})

/** Opens a stream of events and reads it, or not. */
const open = (path: string, headers: Record<string, string> = {}) => {
  const [host, port] = server.authority.split(':')
  const { promise, resolve, reject } = Promise.withResolvers<{
    text: () => string
    close: () => void
    ended: Promise<void>
  }>()
  httpRequest({ host, port, path, headers }, (response) => {
    let text = ''
    if (!('x-unread' in headers)) response.on('data', (chunk: Buffer) => (text += chunk.toString()))
    const ended = new Promise<void>((end) => response.on('close', end))
    resolve({ text: () => text, close: () => response.destroy(), ended })
  })
    .on('error', reject)
    .end()
  return promise
}

describe('events', () => {
  it('begin with the whole board, and have ids', async () => {
    const stream = await open('/runs/going/events', { 'last-event-id': '17' })
    await settled(() => stream.text().endsWith('\n\n'))
    expect(stream.text()).toBe(`id: 1\nevent: board\ndata: ${JSON.stringify({ type: 'board', board })}\n\n`)
    for (const viewer of viewers) viewer.tell({ type: 'change', standing, rows: [], lines: ['a\nb'] })
    await settled(() => stream.text().includes('id: 2'))
    // A line feed in a text is none of the stream.
    expect(stream.text()).toContain(String.raw`"lines":["a\nb"]`)
    stream.close()
    await settled(() => viewers.size === 0)
  })

  it('of a run that is over say so, and end', async () => {
    const { headers, body } = await server.get('/runs/over/events')
    expect(headers['content-type']).toBe('text/event-stream; charset=utf-8')
    expect(body.toString()).toBe('event: over\ndata: {}\n\n')
  })

  it('do not pile up for a viewer that does not read: it is sent away', async () => {
    const stream = await open('/runs/going/events', { 'x-unread': '1' })
    const [viewer] = viewers
    const lines = ['x'.repeat(100_000)]
    // What the system's own buffers take is a few megabytes.
    for (let sent = 0; viewers.size > 0 && sent < 1000; sent++) {
      viewer?.tell({ type: 'change', standing, rows: [], lines })
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(viewers.size).toBe(0)
    stream.close()
  })
})

describe('where a token is asked for', () => {
  it('nobody gets in without it', async () => {
    for (const path of ['/', '/runs/going/events', '/?token=wrong', `/?token=${token}&token=${token}`])
      expect((await guarded.get(path)).status).toBe(403)
    expect((await guarded.get('/', { cookie: 'crosslane=1' })).status).toBe(403)
  })

  it('the address has it once, and the browser keeps it where no script sees it', async () => {
    const { status, headers } = await guarded.get(`/compare?runs=a%2Cb&token=${token}`)
    expect(status).toBe(303)
    expect(headers['location']).toBe('/compare?runs=a%2Cb')
    const cookie = String(headers['set-cookie'])
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax$/)
    expect((await guarded.get('/now', { cookie: cookie.split(';')[0] ?? '' })).body.toString()).toBe('now')
  })

  it('the way on never leads to another host', async () => {
    expect((await guarded.get(`//evil.example/?token=${token}`)).headers['location']).toBe('/evil.example/')
  })
})
