import { availableParallelism } from 'node:os'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../harness/build/index.ts'
import { attempt } from '../../harness/drive/attempt.ts'
import { cells } from '../../harness/estimate/cells.ts'
import { leaks } from '../../harness/estimate/leaks.ts'
import type { BrowserSession, LaunchOptions } from '../../harness/drivers/driver.ts'
import { chooseBrowsers, drivers } from '../../harness/drivers/index.ts'
import { BrowserChoice, Config, Engine, Rounds } from '../../harness/schema/config.ts'
import type { MemoryJob } from '../../harness/schema/job.ts'
import { Visited } from '../../harness/schema/journal.ts'
import { VariantMeasured, type VisitResult } from '../../harness/schema/visit.ts'
import { pageScripts } from '../../harness/serve/pageScripts.ts'
import { serve, type Site } from '../../harness/serve/site.ts'
import { requireToolchain } from '../../harness/toolchain/requireToolchain.ts'
import { realWorld } from '../../harness/toolchain/world.ts'

// Crates that do something to memory, built for real and visited in every browser that is there.

const root = fileURLToPath(new URL('../..', import.meta.url))
const config = Config.parse({})
const { scalar } = config.variants
const { signal } = new AbortController()
const { manifest, folder } = await build({
  workspaces: [join(root, 'tests/fixtures/memory-crates')],
  cache: join(root, config.cache),
  toolchain: await requireToolchain(realWorld(root), config),
  variants: scalar ? { scalar } : {},
  counting: () => true,
  signal,
  emit: () => {},
  jobs: availableParallelism(),
})

let site: Site
beforeAll(async () => {
  const served = (suffix: string) => (artefact: (typeof manifest.artefacts)[number]) => ({
    crate: artefact.crate,
    variant: `${artefact.variant}${suffix}`,
    path: join(folder, artefact.file),
    sha256: artefact.sha256,
  })
  const artefacts = [...manifest.artefacts.map(served('')), ...manifest.counting.map(served('.counting'))]
  site = await serve({ scripts: pageScripts(), artefacts })
})
afterAll(() => site[Symbol.asyncDispose]())

const rounds = Rounds.parse({ roundMs: 5, settleMs: 20 })

/** @param crate `null`: the page with an empty module */
const jobFor = (crate: string | null): MemoryJob => {
  const benchmark = manifest.benchmarks.find((each) => each.crate === crate)
  const counts = manifest.counting.some((each) => each.crate === crate)
  const job = { schemaVersion: 2, visit: `m-${randomUUID()}`, seed: 1, benchmark: crate ?? 'leaks', protocol: 'memory' }
  return {
    ...job,
    variants: benchmark
      ? [
          {
            id: 'scalar',
            url: `/artefacts/${crate}/scalar.wasm`,
            language: 'wasm',
            sharedMemory: null,
            features: [],
            size: benchmark.size,
            expected: benchmark.expected,
            scripts: null,
          },
        ]
      : [],
    counting: counts ? `/artefacts/${crate}/scalar.counting.wasm` : null,
    rounds,
  } as MemoryJob
}

const visit = async (session: BrowserSession, job: MemoryJob) => {
  const made = await attempt(session, [job], { site, design: { visitTimeoutMs: 30_000 }, signal })
  if (made.outcome.kind !== 'result') throw new Error(JSON.stringify(made.outcome))
  const { result } = made.outcome
  return { result, checkpoints: made.checkpoints.map(({ name }) => name) }
}

/** What the leak gate says of a visit. */
const leaksIn = (result: VisitResult): string[] => {
  const place = { at: new Date().toISOString(), browser: 'it', benchmark: 'it', block: 0, launch: 0, seed: 1 }
  const rest = { type: 'visit', protocol: 'memory', result, processes: [], wallMs: 1, noise: null }
  return leaks(cells([Visited.parse({ ...place, ...rest })])).map(({ message }) => message)
}

/** The figures of a crate's only variant. */
const measure = async (session: BrowserSession, crate: string, change: Partial<MemoryJob> = {}) => {
  const visited = await visit(session, { ...jobFor(crate), ...change })
  expect(visited.result.variants).toMatchObject([{ outcome: 'measured' }])
  const { samples, callsPerSample } = VariantMeasured.parse(visited.result.variants[0])
  return { ...visited, samples, callsPerSample }
}

it('builds what counts for those that can, and says what each may export', () => {
  expect(manifest.failures).toEqual([])
  expect(manifest.artefacts.map(({ crate }) => crate)).toEqual(['gigabyte', 'grows', 'leaks', 'steady'])
  expect(manifest.counting.map(({ crate }) => crate)).toEqual(['gigabyte', 'leaks', 'steady'])
  for (const { exports } of manifest.counting) expect(exports).toContain('bench_alloc_live')
  for (const { exports } of manifest.artefacts) expect(exports).not.toContain('bench_alloc_live')
})

describe.each(Engine.options)('in %s', async (engine) => {
  const chosen = (await chooseBrowsers({ it: BrowserChoice.parse({ engine }) }, drivers))['it']
  const why = chosen?.ok ? '' : ` (skipped: ${chosen?.why ?? 'nobody looked'})`

  describe.skipIf(!chosen?.ok)(`the memory of a page${why}`, () => {
    let session: BrowserSession
    beforeAll(async () => {
      if (!chosen?.ok) return
      const mark = `memory-test-${randomUUID()}`
      session = await chosen.driver.launch(chosen.browser, { mark, signal, profile: 'fresh' } as LaunchOptions)
    }, 60_000)
    afterAll(() => session?.close(), 60_000)

    it('is read three times with a module that gives back what it takes, which is no leak', async () => {
      const { samples, checkpoints, result, callsPerSample } = await measure(session, 'steady')
      expect(result.quirks).toEqual([])
      expect(checkpoints).toEqual(['opened', 'loaded', 'steady', 'dropped'])
      expect(samples).toMatchObject({
        'linear-memory-initial': [1_114_112],
        'linear-memory': [1_638_400],
        'allocator-live': [300_000],
        'allocator-peak': [400_000],
        'round-live': [300_000, 300_000, 300_000, 300_000, 300_000],
        allocations: [1, 1, 1, 1, 1],
      })
      expect(new Set(callsPerSample).size).toBe(1)
      expect(leaksIn(result)).toEqual([])
      // Firefox and WebKit have nothing of the kind.
      if (engine === 'chromium') expect(samples['user-agent-memory']?.[0]).toBeGreaterThan(0)
      else expect(samples).not.toHaveProperty('user-agent-memory')
    })

    it('is found to leak 64 KiB a round, by what was counted', async () => {
      const { result, samples } = await measure(session, 'leaks')
      const live = samples['round-live'] ?? []
      expect(live).toHaveLength(10)
      expect(live.map((bytes) => bytes - (live[0] as number))).toEqual(live.map((_, round) => round * 65_536))
      expect(leaksIn(result)).toEqual([expect.stringMatching(/^leaks 64 KiB a round: 10 rounds, allocated bytes /)])
    })

    it('is found to leak by the linear memory alone', async () => {
      const { result, samples, checkpoints } = await measure(session, 'leaks', { counting: null })
      expect(samples).not.toHaveProperty('round-live')
      expect(leaksIn(result)).toEqual([expect.stringMatching(/^leaks 64 KiB a round: 10 rounds, linear memory /)])
      expect(checkpoints).toEqual(['opened', 'loaded', 'steady', 'dropped'])
    })

    it('may grow up to a bound without being called a leak', async () => {
      const { samples, result } = await measure(session, 'grows')
      // Fewer pages than a round a call would take on the slowest machine.
      expect(samples['growths']).toEqual([8])
      expect(samples['linear-memory']).toEqual([1_114_112 + 8 * 65_536])
      expect(leaksIn(result)).toEqual([])
    })

    // On a busy machine an engine may take longer to collect than the page waits; then the page says so.
    it('holds a gigabyte, and gives it back', { retry: 2 }, async () => {
      const { samples, checkpoints, result } = await measure(session, 'gigabyte')
      expect(samples['linear-memory']?.[0]).toBeGreaterThan(2 ** 30)
      expect(samples['allocator-live']).toEqual([2 ** 30])
      expect(result.quirks).toEqual([])
      expect(checkpoints).toEqual(['opened', 'loaded', 'steady', 'dropped'])
    })

    it('that cannot be had is a failure, with what the engine said and where', async () => {
      const job = jobFor('gigabyte')
      const variants = job.variants.map((variant) => ({ ...variant, size: 3_000_000_000 }))
      const { result } = await visit(session, { ...job, variants })
      expect(result.variants).toMatchObject([{ outcome: 'failed', phase: 'memory' }])
      expect(JSON.stringify(result.variants)).toMatch(/RuntimeError: .+ in bench_setup\(\), with 1114112 bytes/i)
    })

    it('is read in the same moments with an empty module', async () => {
      const { result, checkpoints } = await visit(session, jobFor(null))
      expect(result).toMatchObject({ variants: [], quirks: [] })
      expect(checkpoints).toEqual(['opened', 'loaded', 'steady', 'dropped'])
    })
  })
})
