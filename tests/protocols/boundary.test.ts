import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { build } from '../../harness/build/index.ts'
import { registryWasMissing } from '../../harness/build/whyCargoFailed.ts'
import { attempt } from '../../harness/drive/attempt.ts'
import type { BrowserSession, LaunchOptions } from '../../harness/drivers/driver.ts'
import { chooseBrowsers, drivers } from '../../harness/drivers/index.ts'
import { metrics } from '../../harness/metrics/index.ts'
import { servedFile } from '../../harness/running/made.ts'
import { BrowserChoice, Config, Engine, Sampling } from '../../harness/schema/config.ts'
import type { BoundaryJob } from '../../harness/schema/job.ts'
import { VariantMeasured } from '../../harness/schema/visit.ts'
import { pageScripts } from '../../harness/serve/pageScripts.ts'
import { serve, type Site } from '../../harness/serve/site.ts'
import { requireToolchain } from '../../harness/toolchain/requireToolchain.ts'
import { realWorld } from '../../harness/toolchain/world.ts'

// The crate with wasm-bindgen, built for real, visited in every browser that is there.

const root = fileURLToPath(new URL('../..', import.meta.url))
const config = Config.parse({})
const { scalar } = config.variants
const { signal } = new AbortController()
const { manifest, folder } = await build({
  workspaces: [config.crates].flat().map((crates) => join(root, crates)),
  cache: join(root, config.cache),
  toolchain: await requireToolchain(realWorld(root), config),
  variants: scalar ? { scalar } : {},
  crates: ['crossings'],
  signal,
  emit: () => {},
  jobs: availableParallelism(),
})
const [failure] = manifest.failures
const offline = failure !== undefined && registryWasMissing(failure.output)
const reason = offline ? ` (skipped: ${failure.message})` : ''
const crossings = metrics.filter(({ group }) => group === 'boundary').map(({ id }) => id)

let site: Site
beforeAll(async () => {
  site = await serve({
    scripts: pageScripts(),
    artefacts: manifest.artefacts.map((artefact) => servedFile(folder, artefact)),
  })
})
afterAll(() => site[Symbol.asyncDispose]())

const sampling = Sampling.parse({ warmUpMinMs: 20, warmUpMaxMs: 300, measureMs: 200, minRounds: 3 })

const jobFor = (checksum?: number): BoundaryJob => {
  const [benchmark] = manifest.benchmarks
  if (!benchmark) throw new Error('there is no benchmark')
  return {
    schemaVersion: 2,
    visit: `b-${randomUUID()}`,
    seed: 1,
    benchmark: benchmark.id,
    protocol: 'boundary',
    variants: [
      {
        id: 'scalar',
        url: '/artefacts/crossings/scalar.wasm',
        language: 'wasm',
        sharedMemory: null,
        features: manifest.artefacts[0]?.features ?? [],
        size: benchmark.size,
        expected: checksum === undefined ? benchmark.expected : { checksum },
        scripts: { glue: '/artefacts/crossings/scalar/glue.js', adapter: '/artefacts/crossings/scalar/adapter.js' },
      },
    ],
    sampling,
  }
}

const visit = async (session: BrowserSession, job: BoundaryJob) => {
  const { outcome } = await attempt(session, [job], { site, design: { visitTimeoutMs: 30_000 }, signal })
  if (outcome.kind !== 'result') throw new Error(JSON.stringify(outcome))
  return outcome.result
}

describe.skipIf(offline)(`the crate with wasm-bindgen${reason}`, () => {
  it('is built into a module, its glue and its adapter', async () => {
    expect(manifest.failures).toEqual([])
    const [artefact] = manifest.artefacts
    expect(artefact?.imports.length).toBeGreaterThan(0)
    expect(artefact?.sections.map(({ name }) => name)).not.toContain('custom:__wasm_bindgen_unstable')
    const { glue, adapter } = artefact?.scripts ?? { glue: '', adapter: '' }
    expect(await readFile(join(folder, glue), 'utf8')).toMatch(/export \{[^}]*\bcall_out\b[^}]*default/s)
    // A file of the crate's own that the glue would have to import is in it.
    expect(await readFile(join(folder, glue), 'utf8')).not.toMatch(/^import /m)
    expect(await readFile(join(folder, adapter), 'utf8')).toMatch(/export \{[^}]*\bcases\b/s)
  })

  it('has its scripts served to pages, and nothing beside them', async () => {
    const ask = (path: string) => fetch(`${site.origin}/artefacts/${path}`)
    const glue = await ask('crossings/scalar/glue.js')
    expect(glue.status).toBe(200)
    expect(glue.headers.get('content-type')).toContain('text/javascript')
    expect(glue.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    for (const other of ['crossings/scalar/facts.js', 'crossings/simd/glue.js', 'crossings/scalar/..%2Fglue.js'])
      expect((await ask(other)).status).toBe(404)
  })
})

describe.each(Engine.options)('in %s', async (engine) => {
  const chosen = (await chooseBrowsers({ it: BrowserChoice.parse({ engine }) }, drivers))['it']
  const why = chosen?.ok ? reason : ` (skipped: ${chosen?.why ?? 'nobody looked'})`

  const launch = async (more: Partial<BrowserChoice> = {}): Promise<BrowserSession> => {
    const own = (await chooseBrowsers({ it: BrowserChoice.parse({ engine, ...more }) }, drivers))['it']
    if (!own?.ok) throw new Error('the browser has gone')
    const mark = `boundary-test-${randomUUID()}`
    return own.driver.launch(own.browser, { mark, signal, profile: 'fresh' } as LaunchOptions)
  }

  describe.skipIf(offline || !chosen?.ok)(`the crossings${why}`, () => {
    let session: BrowserSession
    beforeAll(async () => {
      session = await launch()
    })
    afterAll(() => session?.close())

    it('are each timed in every round', async () => {
      const { variants, rounds, clock, quirks, canary, errors } = await visit(session, jobFor())
      expect(variants).toMatchObject([{ outcome: 'measured' }])
      expect(errors).toEqual([])
      expect(quirks).toEqual([])
      const { samples, warmUp } = VariantMeasured.parse(variants[0])
      expect(Object.keys(samples).toSorted()).toEqual(crossings.toSorted())
      expect(rounds.length).toBeGreaterThanOrEqual(3)
      expect(canary.length).toBeGreaterThan(0)
      expect(clock.crossOriginIsolated).toBe(true)
      expect(warmUp?.calls).toBeGreaterThan(0)
      for (const series of Object.values(samples)) {
        expect(series).toHaveLength(2 * rounds.length)
        expect(Math.min(...series)).toBeGreaterThan(0)
      }
    })

    it('are not timed where they add up to something else than the crate declares', async () => {
      const { variants } = await visit(session, jobFor(1))
      expect(variants).toMatchObject([{ outcome: 'failed', phase: 'verify' }])
      expect(JSON.stringify(variants)).toContain('wrong result: the cases add up to')
    })
  })

  // Only WebKitGTK can be started without.
  if (engine !== 'webkit' || process.platform !== 'linux') return
  it.skipIf(offline || !chosen?.ok)(`measure the rest where there is no SharedArrayBuffer${why}`, async () => {
    const session = await launch({ env: { JSC_useSharedArrayBuffer: '0' } })
    onTestFinished(() => session.close())
    const { variants, quirks } = await visit(session, jobFor())
    expect(quirks).toEqual([{ code: 'no-shared-array', message: expect.stringContaining('SharedArrayBuffer') }])
    const { samples } = VariantMeasured.parse(variants[0])
    expect(Object.keys(samples).toSorted()).toEqual(crossings.filter((id) => id !== 'crossing-shared-array').toSorted())
  })
})
