import type { Job } from '../../schema/job.ts'
import type { VariantResult, VisitResult } from '../../schema/visit.ts'
import { random, seedFor } from '../../stats/random.ts'
import type { FakeModel, FakeTrouble } from './model.ts'

/** What `bench_run()` has to return, as unsigned: a checksum as it is, a value as the bits of an f32. */
const rightResult = ({ expected }: Job['variants'][number]): number =>
  'checksum' in expected ? expected.checksum : (new Uint32Array(new Float32Array([expected.value]).buffer)[0] as number)

const failure = (wanted: Job['variants'][number], trouble: FakeTrouble | undefined): VariantResult | null => {
  const { id: variant } = wanted
  switch (trouble?.kind) {
    case 'wrong-checksum': {
      const right = rightResult(wanted)
      const message = `wrong result: bench_run() returned ${(right ^ 1) >>> 0}, expected ${right}`
      return { outcome: 'failed', variant, phase: 'verify', message }
    }
    case 'trap':
      return { outcome: 'failed', variant, phase: 'first-call', message: 'RuntimeError: unreachable' }
    case 'skipped':
      return { outcome: 'skipped', variant, missing: ['simd'] }
    default:
      return null
  }
}

/**
 * What a page could have posted for a job. The same for the same job, model and browser.
 *
 * @param troubleOf what befalls a variant, if anything
 */
export const fakeResult = (
  job: Job,
  { timeNs, noise }: FakeModel,
  browser: string,
  troubleOf: (variant: string) => FakeTrouble | undefined,
): VisitResult => {
  const { minRounds, minSampleMs } = job.sampling
  const visitNoise = Math.exp(noise.visit * random(job.seed).normal())
  const fastestNs = Math.min(...job.variants.map(({ id }) => timeNs(id, job.benchmark, browser)))
  const calls = Math.max(1, Math.ceil((minSampleMs * 1e6) / fastestNs))

  // Two instances in turns, two samples a round.
  const rounds = Array.from({ length: minRounds }, (_, round) => round % 2)
  const variants = job.variants.map((wanted, index): VariantResult => {
    const { id: variant } = wanted
    const failed = failure(wanted, troubleOf(variant))
    if (failed) return failed
    const { normal: draw } = random(seedFor(job.seed, index))
    const ns = timeNs(variant, job.benchmark, browser) * visitNoise * Math.exp(noise.variant * draw())
    const time = Array.from({ length: 2 * minRounds }, () => ns * Math.exp(noise.sample * draw()))
    // Loading: times in ms that any small module could have.
    const phase = (ms: number) => ms * Math.exp(noise.sample * draw())
    const [download, compile, instantiate] = [phase(2), phase(5), phase(1)]
    const firstCall = (3 * ns) / 1e6
    return {
      outcome: 'measured',
      variant,
      checksum: rightResult(wanted),
      samples: {
        time,
        download: [download],
        compile: [compile],
        instantiate: [instantiate],
        'first-call': [firstCall],
        'first-result': [download + compile + instantiate + firstCall],
        'linear-memory': [17 * 65_536],
      },
      callsPerSample: rounds.map(() => calls),
      warmUp: {
        steady: true,
        ms: job.sampling.warmUpMinMs,
        calls: 100,
        curve: [3 * ns, 2 * ns, ...Array.from({ length: 20 }, () => ns)],
      },
    }
  })
  const measured = variants.some(({ outcome }) => outcome === 'measured')
  return {
    visit: job.visit,
    clock: {
      stepMs: 0.005,
      regular: false,
      resolutionMs: 0.005,
      crossOriginIsolated: true,
      visible: true,
      userAgent: 'crosslane-fake/1.0',
    },
    variants,
    rounds: measured ? rounds : [],
    canary: measured ? [50_000 * visitNoise] : [],
    measuredMs: measured ? job.sampling.measureMs : 0,
    durationMs: job.sampling.warmUpMinMs + job.sampling.measureMs,
    errors: [],
  }
}
