import type { LoadJob } from '../schema/job.ts'
import type { Cache } from '../schema/protocol.ts'
import type { Quirk, Samples, VariantResult } from '../schema/visit.ts'
import { clockFacts, clockSteps } from './clock.ts'
import { missingFeatures } from './features.ts'
import { firstLoad, type FirstLoad, kernelSource, type KernelSource } from './firstLoad.ts'
import { type Kernel, loadKernel } from './kernel.ts'
import type { Announce } from './loadVariants.ts'
import { type RunProtocol, stillVisible } from './measured.ts'
import { pause } from './pause.ts'
import { type Stopwatch, stopwatchFor } from './stopwatch.ts'
import { threadsOf } from './threads/team.ts'
import { VariantError } from './variantError.ts'
import { type WarmUp, warmUp } from './warmUp.ts'

/** A page with one variant can wait until even a late change of tiers has been seen, in ms. */
const leastWarmUpMs = 300
/** V8 keeps code that its optimising compiler has made; a kernel that ran for this long has all of it. In ms. */
const hotMs = 1500
/** V8 writes its cache when 2 s have passed without new code; the browser needs a moment more. In ms. */
const idleMs = 4500

/** A browser that has just opened a page goes on starting things, such as a spare process; the page lets it finish. In ms. */
const quietMs = 800

interface Found {
  readonly checksum: number
  readonly samples: Samples
  readonly warmUp: WarmUp | null
  readonly quirks: readonly Quirk[]
}

/** Loads into caches that are empty: every figure, and how long the code takes to become as fast as it will. */
const cold = async (
  { sampling, visit }: LoadJob,
  source: KernelSource,
  announce: Announce,
  stopwatch: Stopwatch,
): Promise<Found> => {
  const { kernel, load: phases } = await loadKernel(source, visit, announce)
  await announce('warm-up')
  const limits = { minMs: Math.max(sampling.warmUpMinMs, leastWarmUpMs), maxMs: sampling.warmUpMaxMs }
  const [warm = null] = warmUp([kernel], limits, stopwatch)
  const steadyMs = warm?.untilSteadyMs ?? null
  const called = phases['first-call']?.[0]
  return {
    checksum: kernel.bits,
    samples: { ...phases, ...(steadyMs === null || called === undefined ? {} : { 'warm-up': [called + steadyMs] }) },
    warmUp: warm,
    quirks: [],
  }
}

const servedAnew = (cache: Cache): Quirk => ({
  code: 'cache-missed',
  message: `The browser asked the server again for what it had just loaded, or does not say that it did not, so it has no times of loads with a warm ${cache === 'http' ? 'HTTP' : 'code'} cache.`,
})

/** Loads what another page of the same context has just loaded. What did not come from the cache does not count. */
const cached = async ({ cache, visit }: LoadJob, source: KernelSource, announce: Announce): Promise<Found> => {
  const { bits: checksum, ms, fromCache } = await firstLoad(source, visit, announce)
  if (!(await fromCache())) return { checksum, samples: {}, warmUp: null, quirks: [servedAnew(cache)] }
  const streaming = ms['stream-compile']
  const samples = {
    [`first-result-${cache}`]: [ms['first-result']],
    ...(streaming === undefined ? {} : { [`stream-compile-${cache}`]: [streaming] }),
  }
  return { checksum, samples, warmUp: null, quirks: [] }
}

/** Keeps the kernel busy. Between the pieces the page breathes, or nothing of what is compiled meanwhile would be kept. */
const runHot = async ({ run }: Pick<Kernel, 'run'>): Promise<void> => {
  const end = performance.now() + hotMs
  while (performance.now() < end) {
    const pieceEnd = performance.now() + 50
    do run()
    while (performance.now() < pieceEnd)
    await pause(0)
  }
}

/** Fills the caches. */
const prime = async ({ cache, visit }: LoadJob, source: KernelSource, announce: Announce): Promise<Found> => {
  const { exports, bits: checksum }: FirstLoad = await firstLoad(source, visit, announce)
  if (cache === 'code') {
    await announce('warm-up')
    await runHot({ run: exports.bench_run })
    await pause(idleMs)
  }
  return { checksum, samples: {}, warmUp: null, quirks: [] }
}

/** Time that went into figures, in ms. */
const spentOn = ({ samples, warmUp: warm }: Found): number =>
  Object.entries(samples).reduce(
    (sum, [series, [ms = 0]]) => (series.startsWith('first-result') ? sum + ms : sum),
    warm?.ms ?? 0,
  )

/** Loads one variant in a page that has done nothing else. */
export const load: RunProtocol<'load'> = async (job, server) => {
  const steps = clockSteps()
  const clock = clockFacts(steps)
  const stopwatch = stopwatchFor(steps)
  const measured = (result: VariantResult, quirks: readonly Quirk[] = []) => ({
    clock: stillVisible({ ...clock, resolutionMs: stopwatch.stepMs }),
    variants: [result],
    quirks: [...quirks],
  })

  const [wanted] = job.variants
  if (!wanted) throw new Error('the job names no variant')
  const { id: variant, features } = wanted
  const missing = await missingFeatures(features)
  if (missing.length > 0) return measured({ outcome: 'skipped', variant, missing })

  const source = kernelSource(wanted, `${job.visit}-${variant}-${job.seed}`)
  const announce: Announce = (phase) => server.progress({ visit: job.visit, variant, phase })
  if (!job.prime) await pause(quietMs)
  try {
    const run = job.prime ? prime : job.cache === 'cold' ? cold : cached
    const found = await run(job, source, announce, stopwatch)
    const { checksum, samples, warmUp: warm, quirks } = found
    const told = warm && { steady: warm.steady, ms: warm.ms, calls: warm.calls, curve: warm.curve }
    const result: VariantResult = {
      outcome: 'measured',
      variant,
      checksum,
      samples,
      callsPerSample: [],
      warmUp: told,
      ...threadsOf(wanted),
    }
    return { ...measured(result, quirks), measuredMs: spentOn(found) }
  } catch (error) {
    if (!(error instanceof VariantError)) throw error
    return measured(error.result())
  }
}
