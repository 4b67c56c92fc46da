import { randomUUID } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import binaryen from 'binaryen'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { attempt } from '../../harness/drive/attempt.ts'
import type { BrowserSession, LaunchOptions } from '../../harness/drivers/driver.ts'
import { chooseBrowsers, drivers } from '../../harness/drivers/index.ts'
import { BrowserChoice, Design, Engine, Rounds } from '../../harness/schema/config.ts'
import type { Job, JobVariant } from '../../harness/schema/job.ts'
import type { VariantResult, VisitResult } from '../../harness/schema/visit.ts'
import { pageScripts } from '../../harness/serve/pageScripts.ts'
import { serve, type Site } from '../../harness/serve/site.ts'

// Scripts that stand in for a module, in every browser that is there.

const work = `
let size = 0
export const bench_setup = (given) => { size = given }
export const bench_run = () => {
  let hash = 0
  for (let i = 0; i < size; i++) hash = Math.imul(hash ^ i, 0x9e3779b1)
  return hash >>> 0
}`
/** The same as a module. */
const moduleText = `(module
  (memory (export "memory") 1)
  (global $size (mut i32) (i32.const 0))
  (func (export "bench_setup") (param i32) (global.set $size (local.get 0)))
  (func (export "bench_run") (result i32) (local $i i32) (local $hash i32)
    (loop $again
      (local.set $hash (i32.mul (i32.xor (local.get $hash) (local.get $i)) (i32.const 0x9e3779b1)))
      (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (global.get $size))))
    (local.get $hash)))`
const scripts = {
  js: work,
  // Evaluated anew for each instance: the first one must not be met again.
  counts: `${work}
globalThis.evaluated = (globalThis.evaluated ?? 0) + 1
if (globalThis.evaluated > 4) throw new Error('evaluated too often')`,
  broken: 'export const bench_run = (',
  throws: "throw new Error('no good')",
  wrong: work.replace('hash >>> 0', 'hash + 1 >>> 0'),
}

const size = 1000
const { bench_setup, bench_run } = (await import(`data:text/javascript,${encodeURIComponent(work)}`)) as {
  bench_setup(size: number): void
  bench_run(): number
}
bench_setup(size)
const expected = { checksum: bench_run() }

let folder: string
let site: Site
/** Paths and queries of the requests for modules and scripts. */
const requests: string[] = []
const hear = (message: unknown): void => {
  const { url = '' } = (message as { request: IncomingMessage }).request
  if (url.startsWith('/artefacts/')) requests.push(url)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-javascript-'))
  const module = binaryen.parseText(moduleText)
  const files: Record<string, string | Uint8Array> = { 'wasm.wasm': module.emitBinary() }
  module.dispose()
  for (const [name, text] of Object.entries(scripts)) files[`${name}.js`] = text
  const artefacts = await Promise.all(
    Object.entries(files).map(async ([file, content]) => {
      const path = join(folder, file)
      await writeFile(path, content)
      return { crate: 'made', variant: file.replace(/\..*/, ''), path, sha256: 'f'.repeat(64) }
    }),
  )
  site = await serve({ scripts: pageScripts(), artefacts })
  subscribe('http.server.request.start', hear)
})
afterAll(async () => {
  unsubscribe('http.server.request.start', hear)
  await site[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const design = Design.parse({ visitTimeoutMs: 30_000 })
const sampling = { ...design.sampling, measureMs: 200, warmUpMaxMs: 300, instances: 3 }
const { signal } = new AbortController()
const mark = `javascript-${randomUUID()}`

const variantOf = (id: string, query = ''): JobVariant => {
  const language = id === 'wasm' ? 'wasm' : 'javascript'
  const url = `/artefacts/made/${id}.${language === 'wasm' ? 'wasm' : 'js'}${query}`
  return { id, language, url, sharedMemory: null, features: [], size, expected, scripts: null }
}

const launch = async (engine: Engine, skip: (why: string) => never): Promise<BrowserSession> => {
  const { it: chosen } = await chooseBrowsers({ it: BrowserChoice.parse({ engine }) }, drivers)
  if (!chosen?.ok) return skip(chosen?.why ?? 'nobody looked')
  const session = await chosen.driver.launch(chosen.browser, { mark, signal, profile: 'fresh' } as LaunchOptions)
  onTestFinished(() => session.close())
  return session
}

/** The result of a visit that went well. */
const visit = async (session: BrowserSession, jobs: [Job, ...Job[]]): Promise<VisitResult> => {
  requests.length = 0
  const { outcome } = await attempt(session, jobs, { site, design, signal })
  if (outcome.kind !== 'result') throw new Error(JSON.stringify(outcome))
  expect(outcome.result.errors).toEqual([])
  return outcome.result
}

const common = () => ({ schemaVersion: 2 as const, visit: `v-${randomUUID()}`, seed: 1, benchmark: 'made' })
const measured = ({ variants }: VisitResult, id: string): Extract<VariantResult, { outcome: 'measured' }> => {
  const found = variants.find(({ variant }) => variant === id)
  if (found?.outcome !== 'measured') throw new Error(`${id}: ${JSON.stringify(found)}`)
  return found
}

// One engine unless everything is tested: what differs between them is in their protocols for modules, which are.
const engines = process.env['CROSSLANE_TEST'] === 'all' ? Engine.options : Engine.options.slice(0, 1)
describe.each(engines)('%s', { timeout: 120_000 }, (engine) => {
  it('samples scripts between modules, each instance an evaluation of its own', async ({ skip }) => {
    const session = await launch(engine, skip)
    const variants = ['counts', 'wasm', 'js'].map((id) => variantOf(id))
    const result = await visit(session, [{ ...common(), protocol: 'throughput', variants, sampling, load: true }])
    const [script, module] = [measured(result, 'js'), measured(result, 'wasm')]
    expect(script.checksum).toBe(expected.checksum)
    expect(script.samples['time']).toHaveLength(2 * result.rounds.length)
    expect(Object.keys(script.samples).toSorted()).toEqual(
      ['download', 'first-call', 'first-result', 'first-setup', 'time'].toSorted(),
    )
    expect(Object.keys(module.samples)).toEqual(
      expect.arrayContaining(['compile', 'instantiate', 'stream-compile', 'linear-memory']),
    )
    // As often as there are instances, and once whole to see what downloading takes; no address twice.
    const instances = new Set(result.rounds).size
    const own = requests.filter((url) => url.startsWith('/artefacts/made/counts.js'))
    expect(measured(result, 'counts').outcome).toBe('measured')
    expect(own).toHaveLength(instances + 1)
    expect(new Set(own).size).toBe(own.length)
  })

  it('says of each script that fails in which phase it did, and measures the others', async ({ skip }) => {
    const session = await launch(engine, skip)
    const variants = ['broken', 'throws', 'wrong', 'nothing', 'js'].map((id) => variantOf(id))
    const result = await visit(session, [{ ...common(), protocol: 'throughput', variants, sampling, load: true }])
    const phases = result.variants.flatMap((each) => (each.outcome === 'failed' ? [[each.variant, each.phase]] : []))
    expect(phases).toEqual([
      ['broken', 'compile'],
      ['throws', 'instantiate'],
      ['wrong', 'verify'],
      ['nothing', 'download'],
    ])
    expect(measured(result, 'js').checksum).toBe(expected.checksum)
  })

  it('loads a script that is nowhere yet, and one that is in the HTTP cache', async ({ skip }) => {
    const session = await launch(engine, skip)
    const load = (id: string, more: { cache: 'cold' | 'http'; prime: boolean }, name: string): Job => ({
      ...common(),
      visit: name,
      protocol: 'load',
      variants: [variantOf(id, `?v=${mark}-${id}-${more.cache}`)],
      sampling,
      ...more,
    })
    const cold = measured(await visit(session, [load('js', { cache: 'cold', prime: false }, 'c1')]), 'js')
    expect(Object.keys(cold.samples)).toEqual(
      expect.arrayContaining(['first-result', 'first-setup', 'first-call', 'download']),
    )
    expect(cold.samples['stream-compile']).toBeUndefined()

    const http = await visit(session, [
      load('js', { cache: 'http', prime: true }, 'h1-prime'),
      load('js', { cache: 'http', prime: false }, 'h1'),
    ])
    if (engine !== 'webkit') {
      expect(requests).toHaveLength(1)
      expect(Object.keys(measured(http, 'js').samples)).toEqual(['first-result-http'])
      expect(http.quirks).toEqual([])
    } else {
      // It may have come from memory, but WebKit says the same of it as of one that was sent.
      expect(measured(http, 'js').samples).toEqual({})
      expect(http.quirks).toMatchObject([{ code: 'cache-missed' }])
    }
  })

  it('has no linear memory to tell of, and drops nothing', async ({ skip }) => {
    const session = await launch(engine, skip)
    const rounds = Rounds.parse({ roundMs: 5, settleMs: 20 })
    const job = { ...common(), protocol: 'memory' as const, variants: [variantOf('js')], counting: null, rounds }
    const result = await visit(session, [job])
    const { samples, checksum } = measured(result, 'js')
    expect(checksum).toBe(expected.checksum)
    expect(Object.keys(samples).filter((series) => series !== 'user-agent-memory')).toEqual([])
    expect(result.quirks).toEqual([])
  })
})
