import { randomUUID } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { availableParallelism, networkInterfaces, platform } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../harness/build/index.ts'
import { attempt } from '../../harness/drive/attempt.ts'
import type { BrowserSession, LaunchOptions } from '../../harness/drivers/driver.ts'
import { chooseBrowsers, drivers } from '../../harness/drivers/index.ts'
import { servedFile } from '../../harness/running/made.ts'
import { BrowserChoice, Config, Engine, Rounds, Sampling } from '../../harness/schema/config.ts'
import type { Job, JobVariant } from '../../harness/schema/job.ts'
import { reachOf } from '../../harness/serve/addresses.ts'
import { pageScripts } from '../../harness/serve/pageScripts.ts'
import { serve, type Site } from '../../harness/serve/site.ts'
import { requireToolchain } from '../../harness/toolchain/requireToolchain.ts'
import { realWorld } from '../../harness/toolchain/world.ts'

// The crate for threads, built for real and visited in every browser that is there.

const crate = 'threads-mandelbrot'
const scalar = { targetFeatures: ['-simd128'] }
const root = fileURLToPath(new URL('../..', import.meta.url))
const config = Config.parse({ variants: { scalar, threads: { ...scalar, cargoFeatures: ['threads'], threads: true } } })
const { signal } = new AbortController()
const { manifest, folder } = await build({
  workspaces: [join(root, 'bench-crates')],
  cache: join(root, config.cache),
  toolchain: await requireToolchain(realWorld(root), config),
  variants: config.variants,
  crates: [crate],
  signal,
  emit: () => {},
  jobs: availableParallelism(),
})
const artefacts = manifest.artefacts.map((artefact) => servedFile(folder, artefact))

let site: Site
beforeAll(async () => {
  site = await serve({ scripts: pageScripts(), artefacts })
})
afterAll(() => site[Symbol.asyncDispose]())

const variantOf = (id: string, change: Partial<JobVariant> = {}): JobVariant => {
  const [benchmark] = manifest.benchmarks
  const artefact = manifest.artefacts.find(({ variant }) => variant === id)
  if (!benchmark || !artefact) throw new Error(`there is no ${id}`)
  const { language, sharedMemory, features } = artefact
  const { size, expected } = benchmark
  const url = `/artefacts/${crate}/${id}.wasm`
  return { id, url, language, sharedMemory, features, size, expected, scripts: null, ...change }
}

const common = () => ({ schemaVersion: 2 as const, visit: `t-${randomUUID()}`, seed: 1, benchmark: crate })
const sampling = Sampling.parse({ warmUpMinMs: 20, warmUpMaxMs: 300, measureMs: 300, minRounds: 3 })
const throughput = (...variants: JobVariant[]): Job => ({
  ...common(),
  protocol: 'throughput',
  variants,
  sampling,
  load: true,
})

const visit = async (session: BrowserSession, job: Job, at = site) => {
  const { outcome } = await attempt(session, [job], { site: at, design: { visitTimeoutMs: 60_000 }, signal })
  if (outcome.kind !== 'result') throw new Error(JSON.stringify(outcome))
  expect(outcome.result.errors).toEqual([])
  return outcome.result.variants
}

/** How engines name the threads of workers. */
const workerThread = /^(?:DedicatedWorker|DOM Worker|WebCore: Worker)/

/** How many threads of workers the browser has, as Linux tells. */
const workerThreads = async (session: BrowserSession): Promise<number> => {
  const processes = await session.processes()
  const threads = processes.map(async ({ pid }) => {
    const tasks = await readdir(`/proc/${pid}/task`)
    return Promise.all(tasks.map((task) => readFile(`/proc/${pid}/task/${task}/comm`, 'utf8').catch(() => '')))
  })
  return (await Promise.all(threads)).flat().filter((name) => workerThread.test(name)).length
}

it('is built with a memory that is given to it, and without', () => {
  expect(manifest.failures).toEqual([])
  expect(manifest.artefacts.map(({ variant, imports, sharedMemory }) => ({ variant, imports, sharedMemory }))).toEqual([
    { variant: 'scalar', imports: [], sharedMemory: null },
    { variant: 'threads', imports: ['env.memory'], sharedMemory: { initial: 17, maximum: 16_384 } },
  ])
})

// One engine unless everything is tested.
const engines = process.env['CROSSLANE_TEST'] === 'all' ? Engine.options : Engine.options.slice(0, 1)
describe.each(engines)('in %s', async (engine) => {
  const chosen = (await chooseBrowsers({ it: BrowserChoice.parse({ engine }) }, drivers))['it']
  const why = chosen?.ok ? '' : ` (skipped: ${chosen?.why ?? 'nobody looked'})`

  describe.skipIf(!chosen?.ok)(`threads${why}`, () => {
    let session: BrowserSession
    beforeAll(async () => {
      if (!chosen?.ok) return
      const mark = `threads-test-${randomUUID()}`
      session = await chosen.driver.launch(chosen.browser, { mark, signal, profile: 'fresh' } as LaunchOptions)
    }, 60_000)
    afterAll(() => session?.close(), 60_000)

    it('compute what one thread computes, in the same page, and the result says how many they were', async () => {
      const variants = await visit(session, throughput(variantOf('scalar'), variantOf('threads')))
      const [one, several] = variants.toSorted((a, b) => a.variant.localeCompare(b.variant))
      const measured = { outcome: 'measured', checksum: 1_226_515_484 }
      expect(one).toMatchObject({ ...measured, variant: 'scalar' })
      expect(one).not.toHaveProperty('threads')
      expect(several).toMatchObject({ ...measured, variant: 'threads' })
      if (several?.outcome !== 'measured') return
      expect(several.threads).toBeGreaterThanOrEqual(2)
      expect(several.threads).toBeLessThanOrEqual(4)
      // Besides what the module has from the start, each further thread has a stack of 1 MiB.
      const stacks = ((several.threads ?? 1) - 1) * 2 ** 20
      expect(several.samples['linear-memory']?.[0]).toBeGreaterThan(17 * 65_536 + stacks)
      expect(several.samples['time']?.length).toBeGreaterThan(0)
    })

    it('are timed from the request on, where loading is', async () => {
      const job: Job = {
        ...common(),
        protocol: 'load',
        variants: [variantOf('threads')],
        cache: 'cold',
        prime: false,
        sampling,
      }
      const [variant] = await visit(session, job)
      expect(variant).toMatchObject({ outcome: 'measured', samples: { instantiate: [expect.any(Number)] } })
      expect(variant).toHaveProperty('threads')
    })

    it.skipIf(platform() !== 'linux')('end with their instance', async () => {
      const seen: Record<string, number> = {}
      const rounds = Rounds.parse({ rounds: 3, roundMs: 5, settleMs: 300 })
      const job: Job = { ...common(), protocol: 'memory', variants: [variantOf('threads')], counting: null, rounds }
      const pending = site.expect(job, async (name) => {
        seen[name] = await workerThreads(session)
      })
      const page = await session.open(pending.url)
      const answer = await pending.answer
      await page.close()
      if (answer.kind !== 'result') throw new Error(JSON.stringify(answer))
      const [variant] = answer.result.variants
      if (variant?.outcome !== 'measured') throw new Error(JSON.stringify(variant))
      expect(answer.result.quirks).toEqual([])
      const workers = (variant.threads ?? 1) - 1
      // Browsers have workers of their own.
      const { opened = 0 } = seen
      expect(seen).toEqual({ opened, loaded: opened + workers, steady: opened + workers, dropped: opened })
    })

    it('that have no room for a stack fail their variant, and leave the others', async () => {
      const cramped = variantOf('threads', { sharedMemory: { initial: 17, maximum: 20 } })
      const variants = await visit(session, throughput(cramped, variantOf('scalar')))
      expect(variants.find(({ variant }) => variant === 'threads')).toMatchObject({
        outcome: 'failed',
        phase: 'instantiate',
        message: expect.stringContaining('RangeError'),
      })
      expect(variants.find(({ variant }) => variant === 'scalar')).toMatchObject({ outcome: 'measured' })
    })

    const [host] = Object.values(networkInterfaces()).flatMap(
      (addresses) =>
        addresses?.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address) ?? [],
    )
    // JavaScriptCore is told by its environment to have shared memory everywhere.
    it.skipIf(host === undefined || engine === 'webkit')('are left out where the page is not isolated', async () => {
      // Plain HTTP from another machine, as it seems: no secure context, and so no isolation.
      const reach = reachOf(host ?? '')
      await using elsewhere = await serve({ scripts: pageScripts(), artefacts, reach })
      const { origin } = new URL(elsewhere.links('any')[0] ?? '')
      const seenFromThere: Site = {
        ...elsewhere,
        expect: (job) => {
          const pending = elsewhere.expect(job)
          return { ...pending, url: pending.url.replace(elsewhere.origin, origin) }
        },
      }
      const variants = await visit(session, throughput(variantOf('threads'), variantOf('scalar')), seenFromThere)
      expect(variants.find(({ variant }) => variant === 'threads')).toEqual({
        outcome: 'skipped',
        variant: 'threads',
        missing: ['threads'],
      })
      expect(variants.find(({ variant }) => variant === 'scalar')).toMatchObject({ outcome: 'measured' })
    })
  })
})
