import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { BrowserChoice, Config } from '../schema/config.ts'
import type { Job } from '../schema/job.ts'
import { VisitResult, type VariantResult } from '../schema/visit.ts'
import type { LaunchOptions } from './driver.ts'
import { fakeDriver } from './fake.ts'
import { defaultModel, type FakeModel, type FakeTrouble } from './fake/model.ts'

const job = (input: Partial<Job> = {}): Job => ({
  schemaVersion: 1,
  visit: 'v1',
  seed: 42,
  benchmark: 'dot',
  variants: [
    { id: 'scalar', url: '/dot/scalar.wasm', features: [], size: 1024, expected: { checksum: 7 } },
    { id: 'simd', url: '/dot/simd.wasm', features: ['simd'], size: 1024, expected: { checksum: 7 } },
  ],
  sampling: Config.parse({}).design.sampling,
  ...input,
})

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

const launch = async (model: Partial<FakeModel> = {}) => {
  const driver = fakeDriver({ ...defaultModel, ...model })
  const found = await driver.find('chromium', BrowserChoice.parse({ engine: 'chromium', driver: 'fake' }))
  if (!found.ok || found.browsers[0] === undefined) throw new Error('the fake is always there')
  return driver.launch(found.browsers[0], { signal: new AbortController().signal } as LaunchOptions)
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
  const { variants } = await measured(
    job({ variants: [{ id: 'scalar', url: '', features: [], size: 1, expected: { value: 1, tolerance: 0 } }] }),
  )
  expect(variants[0]).toMatchObject({ outcome: 'measured', checksum: 0x3f80_0000 })
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
