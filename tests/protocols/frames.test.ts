import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { bundle } from '../../harness/bundle.ts'
import { attempt } from '../../harness/drive/attempt.ts'
import type { BrowserSession, LaunchOptions } from '../../harness/drivers/driver.ts'
import { chooseBrowsers, drivers } from '../../harness/drivers/index.ts'
import { metrics } from '../../harness/metrics/index.ts'
import { BrowserChoice, Capacity, Design, Engine, Frames } from '../../harness/schema/config.ts'
import type { CapacityJob, FramesJob, Job } from '../../harness/schema/job.ts'
import type { VariantResult, VisitResult } from '../../harness/schema/visit.ts'
import { pageScripts } from '../../harness/serve/pageScripts.ts'
import { serve, type Site } from '../../harness/serve/site.ts'
import { checksumOf, frame, frameModule, workloadOf } from './frameModules.ts'

const modules = {
  once: frameModule({ spins: 100 }),
  twice: frameModule({ spins: 200 }),
  fourfold: frameModule({ spins: 400 }),
  traps: frameModule({ spins: 1, trapsIn: 30 }),
}
type Name = keyof typeof modules

let folder: string
let served: { crate: string; variant: string; path: string; sha256: string }[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-frames-'))
  served = await Promise.all(
    Object.entries(modules).map(async ([variant, bytes]) => {
      const path = join(folder, `${variant}.wasm`)
      await writeFile(path, bytes)
      return { crate: 'made', variant, path, sha256: 'f'.repeat(64) }
    }),
  )
})
afterAll(() => rm(folder, { recursive: true }))

/** A site whose visits run this script. */
const siteWith = async (script: (ours: string) => string): Promise<Site> => {
  const scripts = pageScripts()
  const site = await serve({ scripts: { ...scripts, visit: script(scripts.visit) }, artefacts: served })
  onTestFinished(() => site[Symbol.asyncDispose]())
  return site
}
const ours = (): Promise<Site> => siteWith((script) => script)

const design = Design.parse({ visitTimeoutMs: 40_000 })
const { signal } = new AbortController()
const mark = `frames-${randomUUID()}`
let visits = 0

const common = () => ({ schemaVersion: 2 as const, visit: `v${visits++}`, seed: 7, benchmark: 'made', frame })
/** @param checksum of its picture; the right one when left out */
const variantOf = (module: Name, n: number, id: string = module, checksum = checksumOf(modules[module], n)) => ({
  id,
  url: `/artefacts/made/${module}.wasm`,
  language: 'wasm' as const,
  sharedMemory: null,
  features: [],
  size: n,
  expected: { checksum },
  scripts: null,
})
const framesJob = (variants: FramesJob['variants'], stretchMs = 200): FramesJob => ({
  ...common(),
  protocol: 'frames',
  variants,
  frames: Frames.parse({ idleFrames: 20, stretchMs }),
})
const capacityJob = (variants: CapacityJob['variants'], from: number, to: number): CapacityJob => ({
  ...common(),
  protocol: 'capacity',
  variants,
  range: { from, to, unit: 'rounds' },
  capacity: Capacity.parse({ idleFrames: 20, framesPerStep: 10, precision: 0.2, maxDropped: 0.2 }),
})

const launch = async (engine: Engine, skip: (why: string) => never): Promise<BrowserSession> => {
  const { it: chosen } = await chooseBrowsers({ it: BrowserChoice.parse({ engine }) }, drivers)
  if (!chosen?.ok) return skip(chosen?.why ?? 'nobody looked')
  const session = await chosen.driver.launch(chosen.browser, { mark, signal, profile: 'fresh' } as LaunchOptions)
  onTestFinished(() => session.close())
  return session
}

const visit = async (session: BrowserSession, site: Site, job: Job): Promise<VisitResult> => {
  const { outcome } = await attempt(session, [job], { site, design, signal, watched: false })
  expect(outcome).toMatchObject({ kind: 'result' })
  return (outcome as { result: VisitResult }).result
}
const resultOf = ({ variants }: VisitResult, id: string): VariantResult | undefined =>
  variants.find(({ variant }) => variant === id)

/** What the metrics make of a visit; `undefined` where they say nothing. */
const numbersOf = (result: VisitResult, id: string) => {
  const variant = resultOf(result, id)
  if (variant?.outcome !== 'measured') throw new Error(JSON.stringify(variant))
  return Object.fromEntries(
    metrics.flatMap(({ id: metric, group, collect }) => {
      const samples = collect.from === 'page' ? variant.samples[collect.series ?? metric] : undefined
      if (group !== 'frames' || collect.from !== 'page' || !samples) return []
      const taken = {
        rounds: [],
        calls: [],
        resolutionNs: result.clock.resolutionMs * 1e6,
        refreshMs: result.display?.refreshMs ?? null,
      }
      return [[metric, collect.summarise(samples, taken)[0]]]
    }),
  )
}
/** Its fastest frame in Wasm, in ms: the one that was least disturbed. */
const fastestOf = (result: VisitResult, id: string): number => {
  const variant = resultOf(result, id)
  return variant?.outcome === 'measured' ? Math.min(...(variant.samples['frame-step'] ?? [])) : Number.NaN
}
/** So many others want the CPU that cadence says nothing about the code: only what holds in any case is looked at then. */
const isBusy = (): boolean => {
  const [load = 0] = loadavg()
  const busy = load > 2 * availableParallelism()
  if (busy) process.stderr.write(`The load average is ${load}: cadence and capacity are not looked at.\n`)
  return busy
}
const codesOf = ({ quirks }: VisitResult): string[] => quirks.map(({ code }) => code)

/** Takes about a quarter of a frame at 60 Hz; the other does the same work twice over. */
const light = workloadOf(modules.once, 4)
/** Takes more than one frame at 60 Hz, and less than two. */
const heavy = workloadOf(modules.once, 25)

describe.each(Engine.options)('%s', (engine) => {
  test('shows pictures, draws, and finds capacity', { timeout: 120_000 }, async ({ skip }) => {
    const session = await launch(engine, skip)

    const script = bundle(fileURLToPath(new URL('surfacePage.ts', import.meta.url)))
    const job = framesJob([variantOf('once', 1)])
    const { outcome } = await attempt(session, [job], {
      site: await siteWith(() => script),
      design,
      signal,
      watched: false,
    })
    expect(JSON.parse((outcome as { message: string }).message)).toEqual({
      first: true,
      changed: true,
      elsewhere: true,
      grown: true,
      refused: true,
      removed: true,
    })

    const site = await ours()
    const drawn = await visit(
      session,
      site,
      framesJob([
        variantOf('once', light),
        variantOf('twice', light),
        variantOf('once', heavy, 'late'),
        variantOf('traps', 1),
        variantOf('once', 1, 'wrong', 4711),
      ]),
    )
    expect(drawn.display?.refreshMs).toBeGreaterThan(2)
    expect(drawn.display?.refreshMs).toBeLessThan(40)
    expect(codesOf(drawn)).not.toContain('frames-stalled')
    expect(codesOf(drawn)).not.toContain('frames-hidden')
    // Twice the work takes about twice as long.
    const ratio = fastestOf(drawn, 'twice') / fastestOf(drawn, 'once')
    expect(ratio).toBeGreaterThan(1.6)
    expect(ratio).toBeLessThan(2.5)
    for (const numbers of [numbersOf(drawn, 'once'), numbersOf(drawn, 'twice')]) {
      expect(numbers['frame-work-p50']).toBeGreaterThan(numbers['frame-upload'] as number)
      if (numbers['frame-work-p95'] === undefined) continue
      expect(numbers['frame-work-p95']).toBeGreaterThanOrEqual(numbers['frame-work-p50'] as number)
      expect(numbers['budget-share']).toBeCloseTo(numbers['frame-work-p95'] / (1000 / 60), 3)
    }
    expect(resultOf(drawn, 'traps')).toMatchObject({
      outcome: 'failed',
      phase: expect.stringMatching(/warm-up|frames/),
    })
    expect(resultOf(drawn, 'wrong')).toMatchObject({
      outcome: 'failed',
      phase: 'verify',
      message: expect.stringMatching(/^wrong result: .* expected 4711$/),
    })

    const carried = await visit(
      session,
      site,
      capacityJob([variantOf('once', light), variantOf('fourfold', light)], 10, 100 * heavy),
    )
    if (isBusy()) return
    // More than a frame's time: about every second frame is dropped.
    const late = numbersOf(drawn, 'late')
    expect(late['dropped-frames']).toBeGreaterThan(0.35)
    expect(late['dropped-frames']).toBeLessThan(0.8)
    expect(late['frame-work-p50']).toBeGreaterThan(1000 / 60)
    expect(late['fps']).toBeLessThan(45)
    const [more, less] = [numbersOf(carried, 'once')['capacity'], numbersOf(carried, 'fourfold')['capacity']]
    // How precisely, a display that is made up shows; here others use the machine too.
    expect((more ?? 0) / (less ?? 0)).toBeGreaterThan(1.5)
    expect((more ?? 0) / (less ?? 0)).toBeLessThan(12)
  })
})

describe('a capacity outside of what is allowed', () => {
  test('is no number below, and a lower bound above', { timeout: 60_000 }, async ({ skip }) => {
    const session = await launch('chromium', skip)
    const site = await ours()
    const below = await visit(session, site, capacityJob([variantOf('once', 1)], 10 * heavy, 20 * heavy))
    expect(resultOf(below, 'once')).toMatchObject({ outcome: 'measured', samples: { capacity: [] } })
    expect(codesOf(below)).toContain('capacity-below-range')
    const above = await visit(session, site, capacityJob([variantOf('once', 1)], 1, 10))
    if (isBusy()) return
    expect(numbersOf(above, 'once')['capacity']).toBe(10)
    expect(codesOf(above)).toContain('capacity-at-limit')
  })
})

describe('frames that do not come', () => {
  const preludes = {
    'frames-stalled': 'globalThis.requestAnimationFrame = () => 0;',
    'frames-hidden': "Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });",
  }
  test.for(Object.entries(preludes))(
    'are %s, and no numbers',
    { timeout: 60_000 },
    async ([code, prelude], { skip }) => {
      const session = await launch('chromium', skip)
      const site = await siteWith((script) => prelude + script)
      const drawn = await visit(session, site, framesJob([variantOf('once', 1)]))
      expect(resultOf(drawn, 'once')).toMatchObject({ outcome: 'failed', phase: 'frames' })
      expect(drawn.display).toBeNull()
      expect(codesOf(drawn)).toContain(code)
      const carried = await visit(session, site, capacityJob([variantOf('once', 1)], 1, 10))
      expect(resultOf(carried, 'once')).toMatchObject({ outcome: 'failed', phase: 'capacity' })
    },
  )
})
