import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { BrowserChoice } from '../schema/config.ts'
import type { Job, JobVariant } from '../schema/job.ts'
import { VisitResult, type VariantResult } from '../schema/visit.ts'
import type { LaunchOptions } from './driver.ts'
import { fakeDriver } from './fake.ts'
import { exampleJobs, throughputJob as job } from './fake/exampleJobs.ts'
import { defaultModel, type FakeModel, type FakeTrouble } from './fake/model.ts'

const [scalar] = exampleJobs.throughput.variants as [JobVariant]

/** Serves one job and keeps what is posted about it. */
const serveJob = async (served: Job) => {
  const posted: { what: string; token: string | undefined; body: unknown }[] = []
  const answered = Promise.withResolvers<unknown>()
  const server = createServer(async (request, response) => {
    const what = request.url?.split('/').at(-1) ?? ''
    const body = await new Response(request as never).text()
    response.end(what === 'job' ? JSON.stringify(served) : '')
    if (request.method !== 'POST') return
    posted.push({ what, token: request.headers['x-crosslane-token'] as string, body: JSON.parse(body) })
    if (what === 'result') answered.resolve(JSON.parse(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/visit/${served.visit}?token=secret`
  return { url, posted, result: answered.promise }
}

const launch = async (model: Partial<FakeModel> = {}, profile: LaunchOptions['profile'] = 'fresh') => {
  const driver = fakeDriver({ ...defaultModel, ...model })
  const found = await driver.find('chromium', BrowserChoice.parse({ engine: 'chromium', driver: 'fake' }))
  if (!found.ok || found.browsers[0] === undefined) throw new Error('the fake is always there')
  return driver.launch(found.browsers[0], { profile, signal: new AbortController().signal } as LaunchOptions)
}

const visit = async (served: Job, model: Partial<FakeModel> = {}) => {
  const site = await serveJob(served)
  const session = await launch(model)
  const page = await session.open(site.url)
  return { ...site, session, page }
}
const measured = async (served: Job, model: Partial<FakeModel> = {}) =>
  VisitResult.parse(await (await visit(served, model)).result)

const times = (result: VariantResult | undefined): number[] =>
  (result?.outcome === 'measured' ? result.samples['time'] : undefined) ?? []

test('posts a result that the schema accepts, with the token, after announcing its steps', async () => {
  const { posted, result } = await visit(job())
  expect(VisitResult.parse(await result)).toMatchObject({ visit: 'v1', rounds: [0, 1, 0] })
  expect(posted.map(({ what, token }) => `${what} ${token}`)).toStrictEqual([
    'progress secret',
    'progress secret',
    'result secret',
  ])
})

test('posts the same for the same seed, and something else for another', async () => {
  const [one, same, other] = [await measured(job()), await measured(job()), await measured(job({ seed: 43 }))]
  expect(same).toStrictEqual(one)
  expect(other.variants).not.toStrictEqual(one.variants)
})

test('takes the times of the model, exactly where there is no noise', async () => {
  const { variants } = await measured(job(), {
    timeNs: (variant) => (variant === 'simd' ? 1_000 : 3_000),
    noise: { sample: 0, variant: 0, visit: 0 },
  })
  expect(variants.map(times)).toStrictEqual([Array<number>(6).fill(3_000), Array<number>(6).fill(1_000)])
})

test('noise has the size that the model gives it', async () => {
  const { variants } = await measured(job({ sampling: { ...job().sampling, minRounds: 4_000 } }), {
    timeNs: () => 1_000,
    noise: { sample: 0.1, variant: 0, visit: 0 },
  })
  const logs = times(variants[0]).map((ns) => Math.log(ns / 1_000))
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length
  const sd = Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (logs.length - 1))
  // Four standard errors: 0.1 / √8000 of the mean, 0.1 / √16000 of the standard deviation.
  expect(Math.abs(mean)).toBeLessThan(0.0045)
  expect(Math.abs(sd - 0.1)).toBeLessThan(0.0032)
})

test('a value is expected as the bits of an f32', async () => {
  const { variants } = await measured(job({ variants: [{ ...scalar, expected: { value: 1, tolerance: 0 } }] }))
  expect(variants[0]).toMatchObject({ outcome: 'measured', checksum: 0x3f80_0000 })
})

/** The samples of a job's first variant. */
const samplesOf = async (served: Job, model: Partial<FakeModel> = {}) => {
  const [first] = (await measured(served, model)).variants
  return first?.outcome === 'measured' ? first.samples : {}
}

describe('every protocol', () => {
  test.for(Object.values(exampleJobs))('of $protocol is answered', async (served) => {
    const { variants } = await measured(served)
    expect(variants.map(({ outcome }) => outcome)).toStrictEqual(served.variants.map(() => 'measured'))
  })

  test('names the series of loads by the cache that they found', async () => {
    expect(Object.keys(await samplesOf(exampleJobs.load)).filter((name) => /-(http|code)$/.test(name))).toStrictEqual(
      [],
    )
    for (const cache of ['http', 'code'] as const) {
      const names = Object.keys(await samplesOf({ ...exampleJobs.load, cache }))
      expect(names.filter((name) => !name.endsWith(`-${cache}`))).toStrictEqual([])
    }
  })

  test('has no samples in a page that only fills the caches', async () => {
    expect(await samplesOf({ ...exampleJobs.load, cache: 'code', prime: true })).toStrictEqual({})
  })

  test('drops frames when the work takes longer than they are apart', async () => {
    const { 'frame-interval': intervals = [] } = await samplesOf(exampleJobs.frames, { timeNs: () => 200_000 })
    expect(Math.min(...intervals)).toBeGreaterThan(30)
  })

  test('carries more where a call is cheaper', async () => {
    const carries = async (ns: number) => (await samplesOf(exampleJobs.capacity, { timeNs: () => ns }))['capacity']?.[0]
    expect((await carries(10_000)) as number).toBeGreaterThan(3 * ((await carries(40_000)) as number))
  })

  test('knows nothing of an allocator without a build that counts', async () => {
    const counted = Object.keys(await samplesOf(exampleJobs.memory))
    const plain = Object.keys(await samplesOf({ ...exampleJobs.memory, counting: null }))
    expect(counted).toEqual(expect.arrayContaining(['round-live', 'round-bytes', ...plain]))
    expect(plain).not.toContain('round-live')
  })

  test('has memory read at its moments, when the page holds something, and not when it is closed', async () => {
    const { posted, result, session, page } = await visit(exampleJobs.memory)
    await result
    expect(posted.filter(({ what }) => what === 'checkpoint').map(({ body }) => body)).toStrictEqual([
      { visit: 'v1', name: 'opened' },
      { visit: 'v1', name: 'loaded' },
      { visit: 'v1', name: 'steady' },
      { visit: 'v1', name: 'dropped' },
    ])
    const sum = async () => (await session.processes()).reduce((bytes, { pssBytes }) => bytes + pssBytes, 0)
    const held = await sum()
    await page.close()
    expect(await sum()).toBeLessThan(held)
  })
})

describe('its code cache', () => {
  const load = { ...exampleJobs.load, cache: 'code' } as const
  const told = async (profile: LaunchOptions['profile'], watched = true) => {
    const session = await launch({}, profile)
    const [prime, warm] = [await serveJob({ ...load, prime: true }), await serveJob(load)]
    const first = await session.open(prime.url)
    await prime.result
    const next = await first.follow(warm.url, { watched })
    await warm.result
    return [await first.codeCache(), await next.codeCache()]
  }

  test('hits in a page that follows in a kept profile, and is told where it is watched', async () => {
    expect(await told('kept')).toStrictEqual([null, 'hit'])
    expect(await told('fresh')).toStrictEqual([null, 'miss'])
    expect(await told('kept', false)).toStrictEqual([null, null])
  })
})

const withTrouble = (...troubles: FakeTrouble[]) => visit(job(), { troubles })

const outcomes = async (...troubles: FakeTrouble[]) =>
  VisitResult.parse(await (await withTrouble(...troubles)).result).variants

describe('scripted troubles', () => {
  test('crash', async () => {
    const { page } = await withTrouble({ kind: 'crash', benchmark: 'dot' })
    expect(await page.crashed).toBe('the page crashed')
    expect(page.console()).toHaveLength(1)
  })

  test('gone', async () => {
    const { session } = await withTrouble({ kind: 'gone', benchmark: 'dot' })
    expect(await session.gone).toBe('the browser ended by itself')
  })

  test('hang: the steps are announced, but no result comes', async () => {
    const { posted, result, page } = await withTrouble({ kind: 'hang', benchmark: 'dot' })
    expect(await Promise.race([result, page.crashed, sleep(300, 'nothing')])).toBe('nothing')
    expect(posted.at(-1)).toMatchObject({ what: 'progress', body: { variant: 'simd' } })
  })

  test('garbage: what is posted is no result', async () => {
    const { result } = await withTrouble({ kind: 'garbage', benchmark: 'dot' })
    expect(VisitResult.safeParse(await result).success).toBe(false)
  })

  test('of one variant leave the other one alone', async () => {
    expect(await outcomes({ kind: 'wrong-checksum', benchmark: 'dot', variant: 'simd' })).toMatchObject([
      { outcome: 'measured' },
      { outcome: 'failed', phase: 'verify', message: 'wrong result: bench_run() returned 6, expected 7' },
    ])
    expect(await outcomes({ kind: 'trap', benchmark: 'dot', variant: 'simd' })).toMatchObject([
      { outcome: 'measured' },
      { outcome: 'failed', phase: 'first-call' },
    ])
    expect(await outcomes({ kind: 'skipped', benchmark: 'dot', variant: 'simd' })).toMatchObject([
      { outcome: 'measured' },
      { outcome: 'skipped', missing: ['simd'] },
    ])
  })

  test('leak: it grows by 64 KiB a round', async () => {
    const samples = await samplesOf(exampleJobs.memory, {
      troubles: [{ kind: 'leak', benchmark: 'dot', variant: 'scalar' }],
    })
    for (const name of ['round-live', 'round-bytes']) {
      const grown = samples[name]?.slice(1).map((bytes, round) => bytes - (samples[name]?.[round] ?? 0))
      expect(grown).toStrictEqual(Array<number>(4).fill(65_536))
    }
  })

  test('stalled-frames: the variant fails, and the page says that it is odd', async () => {
    const stalled = { troubles: [{ kind: 'stalled-frames', benchmark: 'dot', variant: 'simd' } as const] }
    expect(await measured(exampleJobs.frames, stalled)).toMatchObject({
      variants: [{ outcome: 'measured' }, { outcome: 'failed', phase: 'frames' }],
      quirks: [{ code: 'frames-stalled' }],
    })
    expect((await measured(job(), stalled)).variants).toMatchObject([{ outcome: 'measured' }, { outcome: 'measured' }])
  })

  test('of another benchmark or browser do not happen', async () => {
    const variants = await outcomes(
      { kind: 'crash', benchmark: 'other' },
      { kind: 'crash', benchmark: 'dot', browser: 'firefox' },
    )
    expect(variants.map(({ outcome }) => outcome)).toStrictEqual(['measured', 'measured'])
  })

  test('launch', async () => {
    await expect(launch({ troubles: [{ kind: 'launch', browser: 'chromium' }] })).rejects.toMatchObject({
      code: 'browserDidNotStart',
    })
  })
})
