import type { BoundaryJob } from '../../schema/job.ts'
import type { Quirk, VariantResult } from '../../schema/visit.ts'
import { random } from '../../stats/random.ts'
import { type Instruments, interleaved } from '../interleaved.ts'
import type { Kernel } from '../kernel.ts'
import type { RunProtocol } from '../measured.ts'
import { callsPerSample, sample, type Sampled } from '../sampler.ts'
import { type WarmUp, warmUp } from '../warmUp.ts'
import type { Case } from './adapter.ts'
import { type LoadedCases, loadCases } from './loadCases.ts'

/** The limit of a warm-up is for so many kernels together; a crate has several times as many cases. */
const usualKernels = 4

type Runnable = Extract<Case, { run: () => number }>

/** A case that is timed; to the sampler it is one of several kernels. */
interface Timed {
  readonly variant: string
  readonly id: string
  readonly crossings: number
  readonly kernel: Kernel
}

const isRunnable = (each: Case): each is Runnable => 'run' in each

const timedOf = ({ variant, cases, memory }: LoadedCases): Timed[] =>
  cases.filter(isRunnable).map(({ id, crossings, expected, run }) => ({
    variant,
    id,
    crossings,
    kernel: { variant, run, bits: expected, memory },
  }))

const quirksOf = (loaded: readonly LoadedCases[]): Quirk[] =>
  loaded[0]?.cases.flatMap((each) =>
    isRunnable(each)
      ? []
      : [
          {
            code: `no-${each.id}`,
            message: `The crossing "${each.id}" is not measured: this engine gives the page no ${each.missing}.`,
          },
        ],
  ) ?? []

/** Seven digits, as the sampler rounds. */
const perCrossing = (ns: number, { crossings }: Timed): number => Number((ns / crossings).toPrecision(7))

/** A variant's result out of what its cases took, which stand in the order of all cases of all variants. */
const resultOf = (
  { variant, checksum }: LoadedCases,
  timed: readonly Timed[],
  sampled: Sampled,
  warmUps: readonly WarmUp[],
): VariantResult => {
  const own = timed.flatMap((each, index) => (each.variant === variant ? [{ each, index }] : []))
  const warm = own.map(({ index }) => warmUps[index] as WarmUp)
  const sum = (of: (one: WarmUp) => number): number => warm.reduce((total, one) => total + of(one), 0)
  return {
    outcome: 'measured',
    variant,
    checksum,
    samples: Object.fromEntries(
      own.map(({ each, index }) => [
        `crossing-${each.id}`,
        (sampled.nsPerCall[index] ?? []).map((ns) => perCrossing(ns, each)),
      ]),
    ),
    // Each case has a number of its own; what it is needed for, the metrics know without it (metrics/crossing.ts).
    callsPerSample: [],
    warmUp: {
      steady: warm.every(({ steady }) => steady),
      ms: sum(({ ms }) => ms),
      calls: sum(({ calls }) => calls),
      curve: [],
    },
  }
}

/** Warms up and samples. @throws VariantError when a case fails */
const measure = async (
  loaded: readonly LoadedCases[],
  { sampling, seed }: BoundaryJob,
  { clock, stopwatch, canary }: Instruments,
) => {
  const timed = loaded.flatMap(timedOf)
  const kernels = timed.map(({ kernel }) => kernel)
  const maxMs = sampling.warmUpMaxMs * Math.ceil(kernels.length / usualKernels)
  const warmUps = warmUp(kernels, { minMs: sampling.warmUpMinMs, maxMs }, stopwatch)
  const perCallMs = warmUps.map((warm) => warm.perCallMs)
  const calls = callsPerSample(perCallMs, clock.stepMs, clock.regular, sampling)
  const sampled = sample([kernels], calls, sampling, random(seed), stopwatch, canary)
  return { sampled, results: loaded.map((each) => resultOf(each, timed, sampled, warmUps)) }
}

/**
 * Times every case of every variant, interleaved like the variants of a kernel: each once in a random order and once more
 * in the reverse of it, round after round. A sample is the time of one crossing, in ns.
 */
export const boundary: RunProtocol<'boundary'> = async (job, { progress }) => {
  const { measured, loaded } = await interleaved<LoadedCases>(job, progress, {
    phase: 'boundary',
    load: (variant, mark, announce) => loadCases(variant, job.visit, mark, announce),
    measure: (cases, instruments) => measure(cases, job, instruments),
  })
  return { ...measured, quirks: quirksOf(loaded) }
}
