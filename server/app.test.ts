import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from '../harness/schema/job.ts'
import { LobbyNext } from '../harness/schema/lobby.ts'
import { listen } from './testServer.ts'

const token = 'a'.repeat(32)
const withToken = { 'x-crosslane-token': token }
const module = Buffer.from('\0asm\u0001\0\0\0 and so on '.repeat(50))
const job = { visit: 'v1', seed: 1 } as Job
const network = { name: 'slow', rttMs: 80, downBytesPerSecond: 10_000 }

let folder: string
let server: Awaited<ReturnType<typeof listen>>
let heard: unknown[]
let lobbyAnswers: PromiseWithResolvers<LobbyNext>
let memoryRead: PromiseWithResolvers<void>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-server-'))
  const path = join(folder, 'dot.simd.wasm')
  await writeFile(path, module)
  await writeFile(`${path}.br`, brotliCompressSync(module))
  await writeFile(`${path}.gz`, gzipSync(module))
  await writeFile(join(folder, 'secret.txt'), 'secret')
  lobbyAnswers = Promise.withResolvers()
  server = await listen({
    token,
    scripts: { visit: 'visit()', worker: 'worker()', lobby: 'lobby()', selfTest: 'selfTest()' },
    artefacts: [{ crate: 'dot', variant: 'simd', path, sha256: 'f'.repeat(64) }],
    network,
    lobby: {
      outlook: (browser) => (browser === 'safari' ? { benchmarks: 2, aboutMs: 60_000 } : undefined),
      join: (browser, userAgent) => {
        if (browser !== 'safari') return undefined
        heard.push({ joined: userAgent })
        return userAgent === 'another' ? 'taken' : { seat: 's1' }
      },
      next: (_browser, seat) => (seat === 's1' ? lobbyAnswers.promise : undefined),
    },
    visits: {
      job: (visit) => (visit === 'v1' || visit === 'v0' ? job : undefined),
      handOut: (visit) => visit !== 'v0',
      progress: (message) => heard.push(message),
      checkpoint: async (message) => {
        await memoryRead.promise
        heard.push(message)
      },
      result: (message) => heard.push(message),
      trouble: (message) => heard.push(message),
      rejected: (visit, why) => heard.push({ visit, why }),
    },
    selfTests: {
      underWay: (id) => id === 't1',
      result: (id, measurements) => heard.push({ id, measurements }),
      rejected: (id, why) => heard.push({ id, why }),
    },
  })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  heard = []
  memoryRead = Promise.withResolvers()
})

describe('every answer', () => {
  it('isolates the page, whatever is asked for', async () => {
    for (const path of [
      '/visit/v1',
      '/scripts/visit.js',
      '/artefacts/dot/simd.wasm',
      '/nowhere',
      '/api/visits/v1/job',
    ]) {
      const { headers } = await server.get(path, withToken)
      expect(headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      })
      expect(headers).not.toHaveProperty('x-powered-by')
    }
  })

  it('is refused under another host name, so that no foreign page can reach us by DNS', async () => {
    for (const host of ['evil.example', 'localhost', `evil.example:${server.authority.split(':')[1]}`]) {
      expect((await server.get('/visit/v1', { host })).status).toBe(421)
    }
  })

  it('is 404 for what is not there, without naming a path of the machine', async () => {
    const { status, body } = await server.get('/nowhere')
    expect(status).toBe(404)
    expect(body.toString()).not.toContain(folder)
  })
})

describe('pages', () => {
  it('are html with a strict policy and hold nothing of the request', async () => {
    const { status, headers, body } = await server.get('/visit/%3Cscript%3Ealert(1)%3C%2Fscript%3E?token=%22%3E')
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(body.toString()).not.toContain('alert')
  })

  it('bring their scripts', async () => {
    expect((await server.get('/scripts/visit.js')).body.toString()).toBe('visit()')
    expect((await server.get('/scripts/lobby.js')).headers['content-type']).toBe('text/javascript; charset=utf-8')
  })
})

describe('modules', () => {
  const path = '/artefacts/dot/simd.wasm'

  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['identity', undefined, (bytes: Buffer) => bytes],
  ])('are compressed as the client accepts: %s', async (accepted, encoding, decompress) => {
    const { headers, body } = await server.get(path, { 'accept-encoding': accepted })
    expect(headers['content-type']).toBe('application/wasm')
    expect(headers['content-encoding']).toBe(encoding)
    expect(headers['vary']).toBe('Accept-Encoding')
    expect(Number(headers['content-length'])).toBe(body.length)
    expect(decompress(body).equals(module)).toBe(true)
  })

  it('are not sent again to a client that has them, and each encoding has its own tag', async () => {
    const plain = await server.get(path)
    const packed = await server.get(path, { 'accept-encoding': 'br' })
    expect(plain.headers['etag']).not.toBe(packed.headers['etag'])
    const again = await server.get(path, { 'accept-encoding': 'br', 'if-none-match': String(packed.headers['etag']) })
    expect(again.status).toBe(304)
  })

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
    ['identity', (bytes: Buffer) => bytes],
  ])('are like no other where their address has a mark, and caches may keep them: %s', async (encoding, decompress) => {
    const accept = { 'accept-encoding': encoding }
    const [one, other, again] = await Promise.all(
      ['?v=v1-7', '?v=v2-7', '?v=v1-7'].map(async (query) => {
        const { headers, body } = await server.get(path + query, accept)
        expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
        expect(Number(headers['content-length'])).toBe(body.length)
        const whole = decompress(body)
        expect(whole.subarray(0, module.length).equals(module)).toBe(true)
        return { whole, tag: headers['etag'] }
      }),
    )
    expect(one?.whole.equals(other?.whole as Buffer)).toBe(false)
    expect(one?.tag).not.toBe(other?.tag)
    expect(again).toEqual(one)
  })

  it('are sent as they are, and must be asked for anew, without a mark or with one that is none', async () => {
    for (const query of ['', '?v=', '?v=%22%0d%0a', `?v=${'x'.repeat(201)}`, '?v=a&v=b']) {
      const { headers, body } = await server.get(path + query)
      expect(headers['cache-control']).toBe('no-cache')
      expect(body.equals(module)).toBe(true)
    }
  })

  it('say for which visit they were sent, in words that are safe to repeat', async () => {
    const asked = async (visit: string) => (await server.get(path, { 'x-crosslane-visit': visit })).headers
    expect((await asked('v7-prime'))['x-crosslane-visit']).toBe('v7-prime')
    expect(await asked('v7, and more')).not.toHaveProperty('x-crosslane-visit')
  })

  it('come through the imitated network where their address says so, and only there', async () => {
    const start = performance.now()
    const slow = server.get(`${path}?v=v1-7&network=1`)
    const quick = server.get(`${path}?v=v1-7`)
    expect(await Promise.race([slow.then(() => 'slow'), quick.then(() => 'quick')])).toBe('quick')
    expect((await slow).body.equals((await quick).body)).toBe(true)
    // Its round trip, and more than 1,000 bytes at 10,000 a second.
    expect(performance.now() - start).toBeGreaterThan(80 + 90)
  })

  it.each([
    '/artefacts/dot/..%2f..%2fsecret.txt',
    '/artefacts/../secret.txt',
    '/artefacts/dot/../../secret.txt',
    '/artefacts/%2e%2e/secret.txt',
    '/artefacts/dot/secret.txt',
    '/artefacts/dot/..%2fsecret.txt.wasm',
    '/artefacts/dot/..%5csecret.txt.wasm',
    '/artefacts/__proto__/constructor.wasm',
    '/artefacts/dot/simd.wasm%00.txt',
  ])('cannot be left: %s', async (escape) => {
    const { status, body } = await server.get(escape)
    expect(status).toBe(404)
    expect(body.toString()).not.toContain('secret\n')
    expect(body.toString()).not.toBe('secret')
  })
})

describe('visits', () => {
  it('need the token of the run', async () => {
    expect((await server.get('/api/visits/v1/job')).status).toBe(403)
    expect((await server.get('/api/visits/v1/job', { 'x-crosslane-token': 'b'.repeat(32) })).status).toBe(403)
    expect((await server.post('/api/visits/v1/result', {})).status).toBe(403)
    expect((await server.get(`/api/visits/v1/job?token=${token}`)).status).toBe(200)
  })

  it('hand out the job of a visit that is under way, and of no other', async () => {
    expect(JSON.parse((await server.get('/api/visits/v1/job', withToken)).body.toString())).toEqual(job)
    expect((await server.get('/api/visits/v2/job', withToken)).status).toBe(404)
  })

  it('hand out a job once: whoever asks again was reloaded', async () => {
    const again = await server.get('/api/visits/v0/job', withToken)
    expect(again.status).toBe(409)
    expect(heard).toEqual([{ visit: 'v0', message: 'The page was reloaded while it measured.' }])
  })

  it('take what is valid', async () => {
    const progress = { visit: 'v1', variant: 'simd', phase: 'setup' }
    expect((await server.post('/api/visits/v1/progress', progress, withToken)).status).toBe(204)
    expect(heard).toEqual([progress])
  })

  it('answer a checkpoint when memory has been read, and not before', async () => {
    const checkpoint = { visit: 'v1', name: 'steady' }
    let answered = false
    const answer = server.post('/api/visits/v1/checkpoint', checkpoint, withToken).then((reply) => {
      answered = true
      return reply
    })
    await server.get('/api/visits/v1/job', withToken)
    expect(answered).toBe(false)
    memoryRead.resolve()
    expect((await answer).status).toBe(204)
    expect(heard).toEqual([checkpoint])
    expect((await server.post('/api/visits/v1/checkpoint', { visit: 'v1' }, withToken)).status).toBe(422)
  })

  it('are told when memory cannot be read', async () => {
    const answer = server.post('/api/visits/v1/checkpoint', { visit: 'v1', name: 'steady' }, withToken)
    memoryRead.promise.catch(() => {})
    memoryRead.reject(new Error('no such process'))
    expect((await answer).status).toBe(500)
  })

  it.each([
    ['an unknown phase', { visit: 'v1', variant: 'simd', phase: 'lunch' }],
    ['an unknown key', { visit: 'v1', variant: 'simd', phase: 'setup', more: 1 }],
    ['another visit', { visit: 'v2', variant: 'simd', phase: 'setup' }],
    ['nothing', {}],
    ['no object', '[]'],
  ])('refuse %s, and tell the run why', async (_, body) => {
    expect((await server.post('/api/visits/v1/progress', body, withToken)).status).toBe(422)
    expect(heard).toEqual([{ visit: 'v1', why: expect.stringContaining('not valid') }])
  })

  it('refuse what is no JSON and what is too large', async () => {
    expect((await server.post('/api/visits/v1/progress', '{', withToken)).status).toBe(400)
    expect((await server.post('/api/visits/v1/progress', { visit: 'x'.repeat(5000) }, withToken)).status).toBe(413)
    expect(heard).toEqual([])
  })
})

describe('self-tests', () => {
  const measurements = {
    crossOriginIsolated: true,
    secureContext: true,
    visible: true,
    focused: true,
    clockStepMs: 0.005,
    clockRegular: true,
    coldNs: 40_000,
    warmNs: 5_000,
    scalarNs: 20_000,
    simdNs: null,
    frameMs: 16.7,
    frames: 60,
    sameBytesNs: 40_000,
    uniqueBytesNs: 40_000,
    errors: [],
  }

  it('have a page of their own, under the policy of all pages', async () => {
    const { status, headers, body } = await server.get('/self-test/t1')
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(body.toString()).toContain('/scripts/selfTest.js')
    expect((await server.get('/scripts/selfTest.js')).body.toString()).toBe('selfTest()')
  })

  it('take measurements with the token of the run, for a test that is under way', async () => {
    expect((await server.post('/api/self-tests/t1/result', measurements)).status).toBe(403)
    expect((await server.post('/api/self-tests/t2/result', measurements, withToken)).status).toBe(404)
    expect(heard).toEqual([])
    expect((await server.post('/api/self-tests/t1/result', measurements, withToken)).status).toBe(204)
    expect(heard).toEqual([{ id: 't1', measurements }])
  })

  it.each([
    ['nothing', {}],
    ['an unknown key', { ...measurements, more: 1 }],
    ['a negative time', { ...measurements, warmNs: -1 }],
    ['no object', '[]'],
  ])('refuse %s, and say why', async (_, body) => {
    expect((await server.post('/api/self-tests/t1/result', body, withToken)).status).toBe(422)
    expect(heard).toEqual([{ id: 't1', why: expect.stringContaining('not valid') }])
  })
})

describe('the lobby', () => {
  it('answers when there is something to do, and needs the token', async () => {
    const seated = { ...withToken, 'x-crosslane-seat': 's1' }
    expect((await server.get('/api/lobby/safari/next', { 'x-crosslane-seat': 's1' })).status).toBe(403)
    const waiting = server.get('/api/lobby/safari/next', seated)
    const next = { do: 'visit', url: '/visit/v1', standing: { done: 1, total: 2, leftMs: null } } as const
    lobbyAnswers.resolve(next)
    expect(LobbyNext.parse(JSON.parse((await waiting).body.toString()))).toEqual(next)
  })

  it('answers nobody without a seat', async () => {
    expect((await server.get('/api/lobby/safari/next', withToken)).status).toBe(404)
  })

  it('is joined by a script that posts, and by nothing that only looks at the link', async () => {
    await server.get('/lobby/safari', withToken)
    await server.get('/api/lobby/safari/outlook', withToken)
    expect((await server.get('/api/lobby/safari/join', withToken)).status).toBe(404)
    expect((await server.post('/api/lobby/safari/join', {})).status).toBe(403)
    expect(heard).toEqual([])
    const joined = await server.post('/api/lobby/safari/join', {}, { ...withToken, 'user-agent': 'x'.repeat(2000) })
    expect(JSON.parse(joined.body.toString())).toEqual({ seat: 's1' })
    expect(heard).toEqual([{ joined: 'x'.repeat(1000) }])
  })

  it('refuses a second browser under the same name, and names that nobody waits for', async () => {
    const joining = (browser: string, agent: string) =>
      server.post(`/api/lobby/${browser}/join`, {}, { ...withToken, 'user-agent': agent })
    expect((await joining('safari', 'another')).status).toBe(409)
    expect((await joining('opera', 'one')).status).toBe(404)
    expect((await server.get('/api/lobby/opera/outlook', withToken)).status).toBe(404)
  })
})
