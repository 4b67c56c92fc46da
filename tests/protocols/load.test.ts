import { randomUUID } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import binaryen from 'binaryen'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { attempt } from '../../harness/drive/attempt.ts'
import type { BrowserSession, LaunchOptions } from '../../harness/drivers/driver.ts'
import { chooseBrowsers, drivers } from '../../harness/drivers/index.ts'
import { BrowserChoice, Design, Engine } from '../../harness/schema/config.ts'
import type { Job, LoadJob } from '../../harness/schema/job.ts'
import type { Cache } from '../../harness/schema/protocol.ts'
import type { VisitResult } from '../../harness/schema/visit.ts'
import { pageScripts } from '../../harness/serve/pageScripts.ts'
import { serve, type Site } from '../../harness/serve/site.ts'

/** A kernel of so many lines of arithmetic, each a little different. */
const kernel = (lines: number): Uint8Array<ArrayBuffer> => {
  const line = (_: unknown, index: number): string => `
    (local.set $hash (i32.xor (i32.mul (local.get $hash) (i32.const ${2 * index + 0x9e3779b1})) (local.get $i)))
    (local.set $hash (i32.rotl (i32.add (local.get $hash) (i32.const ${index + 77})) (i32.const ${(index % 31) + 1})))`
  const module = binaryen.parseText(`(module
    (memory (export "memory") 1)
    (func (export "bench_setup") (param i32))
    (func (export "bench_run") (result i32) (local $i i32) (local $hash i32)
      (loop $again ${Array.from({ length: lines }, line).join('')}
        (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 2000))))
      (local.get $hash)))`)
  const bytes = new Uint8Array(module.emitBinary())
  module.dispose()
  return bytes
}

const modules = { large: kernel(200), tiny: kernel(1) }
const expected = Object.fromEntries(
  Object.entries(modules).map(([id, bytes]) => {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes))
    return [id, { checksum: (exports['bench_run'] as () => number)() >>> 0 }]
  }),
) as Record<keyof typeof modules, { checksum: number }>

let folder: string
let site: Site
/** Paths and queries of the requests for modules. */
const requests: string[] = []
const hear = (message: unknown): void => {
  const { url = '' } = (message as { request: IncomingMessage }).request
  if (url.startsWith('/artefacts/')) requests.push(url)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-load-'))
  const artefacts = await Promise.all(
    Object.entries(modules).map(async ([variant, bytes]) => {
      const path = join(folder, `${variant}.wasm`)
      await writeFile(path, bytes)
      return { crate: 'made', variant, path, sha256: 'f'.repeat(64) }
    }),
  )
  // So slow that a module never comes to its end.
  const network = { name: 'stalled', rttMs: 10, downBytesPerSecond: 100 }
  site = await serve({ scripts: pageScripts(), artefacts, network })
  subscribe('http.server.request.start', hear)
})
afterAll(async () => {
  unsubscribe('http.server.request.start', hear)
  await site[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const design = Design.parse({ visitTimeoutMs: 20_000 })
const { sampling } = design
const { signal } = new AbortController()
const mark = `load-${randomUUID()}`
let visits = 0

const variantOf = (id: keyof typeof modules, query: string): Job['variants'][number] => ({
  id,
  url: `/artefacts/made/${id}.wasm?${query}`,
  language: 'wasm',
  sharedMemory: null,
  features: [],
  size: 1,
  expected: expected[id],
  scripts: null,
})

/** A visit as the plan makes it: with a page before it that fills the caches, where they shall be warm. */
const jobsOf = (id: keyof typeof modules, cache: Cache, query = ''): [LoadJob, ...LoadJob[]] => {
  const visit = `v${visits++}`
  const job: LoadJob = {
    schemaVersion: 2,
    protocol: 'load',
    visit,
    seed: 1,
    benchmark: 'made',
    variants: [variantOf(id, `v=${visit}-1${query}`)],
    cache,
    prime: false,
    sampling,
  }
  return cache === 'cold' ? [job] : [{ ...job, visit: `${visit}-prime`, prime: true }, job]
}

const launch = async (
  engine: Engine,
  profile: LaunchOptions['profile'],
  skip: (why: string) => never,
): Promise<BrowserSession> => {
  const { it: chosen } = await chooseBrowsers({ it: BrowserChoice.parse({ engine }) }, drivers)
  if (!chosen?.ok) return skip(chosen?.why ?? 'nobody looked')
  if (profile === 'kept' && !chosen.browser.codeCache) return skip('it does not say what its code cache does')
  const session = await chosen.driver.launch(chosen.browser, { mark, signal, profile } as LaunchOptions)
  onTestFinished(() => session.close())
  return session
}

/** The result of a visit that went well, and the requests for modules that it made. */
const visit = async (session: BrowserSession, jobs: readonly [Job, ...Job[]], watched = false) => {
  requests.length = 0
  const { outcome, codeCache, during } = await attempt(session, jobs, { site, design, signal, watched })
  expect(outcome).toMatchObject({ kind: 'result' })
  const { result } = outcome as { result: VisitResult }
  const [variant] = result.variants
  const samples = variant?.outcome === 'measured' ? variant.samples : {}
  return { result, variant, samples, codeCache, during, requests: [...requests] }
}

const one = [expect.any(Number)]
const coldSeries = [
  'first-result',
  'stream-compile',
  'instantiate',
  'first-setup',
  'first-call',
  'download',
  'compile',
  'compile-instantiate',
  'warm-up',
]

describe.each(Engine.options)('%s', (engine) => {
  test('loads into empty caches, and from the HTTP cache where there is one', async ({ skip }) => {
    const session = await launch(engine, 'fresh', skip)

    const cold = await visit(session, jobsOf('large', 'cold'))
    const ofOnePage = Object.fromEntries(coldSeries.map((series) => [series, one]))
    expect(cold.variant).toMatchObject({ checksum: expected.large.checksum, warmUp: { steady: true } })
    expect(cold.samples).toEqual(ofOnePage)
    const total = cold.samples['first-result']?.[0] as number
    for (const part of ['stream-compile', 'first-call'])
      expect(cold.samples[part]?.[0], part).toBeLessThanOrEqual(total)
    expect(cold.samples['warm-up']?.[0]).toBeGreaterThanOrEqual(cold.samples['first-call']?.[0] as number)
    // Once as pages should load it, once in steps: each under an address of its own.
    expect(cold.requests).toHaveLength(2)
    expect(new Set(cold.requests).size).toBe(2)

    const http = await visit(session, jobsOf('large', 'http'))
    if (http.requests.length === 1) {
      expect(http.samples).toEqual({ 'first-result-http': one, 'stream-compile-http': one })
      expect(http.result.quirks).toEqual([])
    } else {
      // WebKitGTK keeps no cache in the sessions of its WebDriver, and that is what the page has to say.
      expect(engine).toBe('webkit')
      expect(http.samples).toEqual({})
      expect(http.result.quirks).toMatchObject([{ code: 'cache-missed' }])
    }
  })
})

// Chromium writes its code cache when it has time for it: on a busy machine not always before the page is closed.
const busy = { retry: 2 }

test(
  'the code cache of Chromium has a large module and not a tiny one, and no page asks the server twice',
  busy,
  async ({ skip }) => {
    const session = await launch('chromium', 'kept', skip)
    const large = await visit(session, jobsOf('large', 'code'), true)
    expect(large.samples).toEqual({ 'first-result-code': one, 'stream-compile-code': one })
    expect(large.requests).toHaveLength(1)
    expect(large.codeCache).toBe('hit')
    expect((await visit(session, jobsOf('tiny', 'code'), true)).codeCache).toBe('miss')
  },
)

test('every page of Chromium has a process of its own, and one that waits for a module ends at the time limit', async ({
  skip,
}) => {
  const session = await launch('chromium', 'fresh', skip)
  const renderers = async () =>
    (await session.processes()).filter(({ role }) => role === 'renderer').map(({ pid }) => pid)
  const seen = new Set<number>()
  for (let count = 0; count < 3; count++) {
    const pending = site.expect(jobsOf('tiny', 'cold')[0])
    const page = await session.open(pending.url)
    await pending.answer
    const own = await renderers()
    expect(own).not.toEqual([])
    expect(own.filter((pid) => seen.has(pid))).toEqual([])
    own.forEach((pid) => seen.add(pid))
    await page.close()
    pending.end()
  }

  const limits = { site, design: { ...design, visitTimeoutMs: 4000 }, signal }
  const stalled = await attempt(session, jobsOf('large', 'cold', '&network=1'), limits)
  expect(stalled.outcome.kind).toBe('timeout')
  expect(stalled.during).toEqual({ variant: 'large', phase: 'download' })
})
