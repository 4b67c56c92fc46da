import type { Job, JobVariant } from '../../schema/job.ts'
import type { Quirk, VariantResult, VisitResult } from '../../schema/visit.ts'
import { random, seedFor } from '../../stats/random.ts'
import type { FakeModel, FakeTrouble } from './model.ts'
import { refreshMs, samplesOf } from './samples.ts'

/** What `bench_run()` has to return, as unsigned: a checksum as it is, a value as the bits of an f32. */
const rightResult = ({ expected }: JobVariant): number =>
  'checksum' in expected ? expected.checksum : (new Uint32Array(new Float32Array([expected.value]).buffer)[0] as number)

const drawsFrames = ({ protocol }: Job): boolean => protocol === 'frames' || protocol === 'capacity'

const noFrames = 'no frame came for 1 s'

const failure = (job: Job, wanted: JobVariant, trouble: FakeTrouble | undefined): VariantResult | null => {
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
    case 'stalled-frames':
      return drawsFrames(job) ? { outcome: 'failed', variant, phase: 'frames', message: noFrames } : null
    default:
      return null
  }
}

const quirksOf = (variants: readonly VariantResult[]): Quirk[] =>
  variants.some((one) => one.outcome === 'failed' && one.message === noFrames)
    ? [{ code: 'frames-stalled', message: noFrames }]
    : []

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
  const sampling = 'sampling' in job ? job.sampling : null
  const visitNoise = Math.exp(noise.visit * random(job.seed).normal())
  const fastestNs = Math.min(...job.variants.map(({ id }) => timeNs(id, job.benchmark, browser)))
  const calls = Math.max(1, Math.ceil(((sampling?.minSampleMs ?? 0) * 1e6) / fastestNs))

  // Two instances in turns, two samples a round.
  const interleaved = job.protocol === 'throughput' || job.protocol === 'boundary'
  const rounds = interleaved ? Array.from({ length: job.sampling.minRounds }, (_, round) => round % 2) : []
  const variants = job.variants.map((wanted, index): VariantResult => {
    const { id: variant } = wanted
    const trouble = troubleOf(variant)
    const failed = failure(job, wanted, trouble)
    if (failed) return failed
    const { normal: draw } = random(seedFor(job.seed, index))
    const ns = timeNs(variant, job.benchmark, browser) * visitNoise * Math.exp(noise.variant * draw())
    const sample = (size: number): number => size * Math.exp(noise.sample * draw())
    return {
      outcome: 'measured',
      variant,
      checksum: rightResult(wanted),
      samples: samplesOf(job, { ns, sample, leaks: trouble?.kind === 'leak' }),
      callsPerSample: rounds.map(() => calls),
      warmUp: sampling && {
        steady: true,
        ms: sampling.warmUpMinMs,
        calls: 100,
        curve: [3 * ns, 2 * ns, ...Array.from({ length: 20 }, () => ns)],
      },
    }
  })
  const measured = variants.some(({ outcome }) => outcome === 'measured')
  const measuredMs = measured && interleaved ? job.sampling.measureMs : 0
  return {
    visit: job.visit,
    clock: {
      stepMs: 0.005,
      regular: false,
      resolutionMs: 0.005,
      crossOriginIsolated: true,
      secureContext: true,
      visible: true,
      userAgent: 'crosslane-fake/1.0',
    },
    variants,
    rounds: measured ? rounds : [],
    canary: measured && job.protocol === 'throughput' ? [50_000 * visitNoise] : [],
    measuredMs,
    display: drawsFrames(job) ? { refreshMs, renderer: 'no renderer: made-up frames' } : null,
    quirks: quirksOf(variants),
    durationMs: (sampling?.warmUpMinMs ?? 0) + measuredMs,
    errors: [],
  }
}
