import { describe, expect, it } from 'vitest'
import { lowBandMean } from './lowBand.ts'
import { random, seedFor } from './random.ts'
import { undisturbedMean } from './undisturbedMean.ts'

// All times in µs. No real clock is read here: the page's way of sampling is replayed against simulated ones.

type Now = (time: number) => number

/** Rounds down to the step, as WebKit does. */
const regular =
  (step: number): Now =>
  (time) =>
    Math.floor(time / step) * step

/** Rounds up from a point within each step that is drawn for that step, as Chromium and Firefox do. */
const jittered =
  (step: number, seed: number): Now =>
  (time) => {
    const tick = Math.floor(time / step)
    const threshold = seedFor(seed, tick) / 0x1_0000_0000
    return (time / step - tick >= threshold ? tick + 1 : tick) * step
  }

interface Scene {
  readonly step: number
  readonly jitter: boolean
  /** Time of one call. */
  readonly call: number
  readonly sample: number
  readonly rounds: number
  /** Share of the time that bursts of interference add, each of 100 to 500 µs. */
  readonly disturbed: number
  readonly effect: number
  /** Reads finer than the step: spins to an edge before the sample, and counts readings to the next one after it. */
  readonly vernier?: boolean
}

interface Arm {
  readonly perCall: number[]
  readonly calls: number[]
}

/** One visit: a kernel and the same kernel with the effect, in palindromic rounds. */
const visit = ({ step, jitter, call, sample, rounds, disturbed, effect, vernier }: Scene, seed: number): Arm[] => {
  const source = random(seed)
  const now = jitter ? jittered(step, seed) : regular(step)
  let time = source.uniform() * 1e6
  /** One reading of the clock takes about 0.1 µs, and sees the time at some moment in between. */
  const read = (): number => {
    const cost = 0.05 + 0.1 * source.uniform()
    const seen = now(time + cost * source.uniform())
    time += cost
    return seen
  }
  const readingsToEdge = (): { readonly edge: number; readonly readings: number } => {
    const before = read()
    let readings = 0
    for (;;) {
      readings++
      const edge = read()
      if (edge !== before) return { edge, readings }
    }
  }
  const run = (duration: number): void => {
    let bursts = 0
    for (let until = -Math.log(1 - source.uniform()); until < (duration * disturbed) / 300; bursts++) {
      until -= Math.log(1 - source.uniform())
    }
    time += duration
    for (; bursts > 0; bursts--) time += 100 + 400 * source.uniform()
  }
  const timed = (duration: number): number => {
    if (!vernier) {
      const start = read()
      run(duration)
      return read() - start
    }
    const start = readingsToEdge().edge
    run(duration)
    const { edge, readings } = readingsToEdge()
    return edge - start - (readings / readingsToEdge().readings) * step
  }

  // Where the code of a kernel comes to lie in a visit is worth 0.03 %; one run of the same work, 0.04 %.
  const truth = [call, call * (1 + effect)].map((each) => each * Math.exp(0.0003 * source.normal()))
  const arms: Arm[] = truth.map(() => ({ perCall: [], calls: [] }))
  const fewest = Math.ceil(sample / call)
  for (let round = 0; round < rounds; round++) {
    const calls = fewest + source.below(Math.floor(fewest / 4) + 1)
    for (const arm of [0, 1, 1, 0]) {
      time += 2 + 3 * source.uniform()
      const elapsed = timed(calls * (truth[arm] as number) * (1 + 0.0004 * source.normal()))
      arms[arm]?.perCall.push(elapsed / calls)
      arms[arm]?.calls.push(calls)
    }
  }
  return arms
}

type Estimator = (arm: Arm, step: number) => number

const low: Estimator = ({ perCall }) => lowBandMean(perCall)
const undisturbed: Estimator = ({ perCall, calls }, step) =>
  undisturbedMean(
    perCall,
    calls.map((count) => step / count),
  )

/** What the estimator is off by, as a share of the baseline: of each visit, their mean and its standard error. */
const errors = (scene: Scene, estimator: Estimator, errorStep = scene.step, visits = 160) => {
  const each = Array.from({ length: visits }, (_, index) => {
    const [baseline, changed] = visit(scene, seedFor(17, index)) as [Arm, Arm]
    return Math.log(estimator(changed, errorStep) / estimator(baseline, errorStep)) - Math.log(1 + scene.effect)
  })
  const mean = each.reduce((sum, error) => sum + error, 0) / visits
  const variance = each.reduce((sum, error) => sum + (error - mean) ** 2, 0) / (visits - 1)
  return { each, mean, standardError: Math.sqrt(variance / visits) }
}

/** There are 170 scenes, and beyond three standard errors is one in 370 by chance alone; beyond four, one in 15,000. */
const standardErrors = 4
/** 10 % of the effect, or 0.02 %: about three standard errors. */
const allowed = (effect: number) => Math.max(0.1 * effect, 0.0002)

const effects = [0.001, 0.003, 0.005, 0.01, 0.02]
const fineClocks = [
  { step: 5, sample: 500, rounds: 100 },
  { step: 20, sample: 2000, rounds: 60 },
]
const coarseClocks = [
  { step: 100, sample: 10_000, rounds: 40 },
  { step: 1000, sample: 100_000, rounds: 20 },
]
/** Calls per sample: about a thousand, a hundred of exactly one step each, five, and one. */
const callsOf = ({ sample, step }: { readonly sample: number; readonly step: number }) => ({
  short: sample / 997.3,
  'of one step': step,
  long: sample / 4.9,
  'as long as the sample': sample * 1.003_71,
})

for (const clock of fineClocks) {
  for (const jitter of [false, true]) {
    describe(`undisturbedMean on a clock of ${clock.step} µs ${jitter ? 'with' : 'without'} jitter`, () => {
      for (const [name, call] of Object.entries(callsOf(clock))) {
        it.each(effects)(`finds %d in calls ${name}, bursts and all`, (effect) => {
          const scene = { ...clock, jitter, call, effect, disturbed: 0.05 }
          const { mean, standardError, each } = errors(scene, undisturbed)
          expect(Math.abs(mean)).toBeLessThan(standardErrors * standardError)
          expect(Math.abs(mean)).toBeLessThan(allowed(effect))
          // A dead zone shows as visits that agree on "no effect": every error is then minus the effect.
          const stuck = each.filter((error) => Math.abs(error + Math.log(1 + effect)) < 1e-6)
          expect(stuck.length).toBeLessThan(3)
        })
      }
    })
  }
}

for (const clock of coarseClocks) {
  for (const jitter of [false, true]) {
    describe(`undisturbedMean on a clock of ${clock.step} µs ${jitter ? 'with' : 'without'} jitter`, () => {
      for (const [name, call] of Object.entries(callsOf(clock))) {
        it.each(effects)(`is not biased by %d in calls ${name}`, (effect) => {
          // A burst of interference is as short as such a clock's step and cannot be told from it: a quiet machine.
          const { mean, standardError, each } = errors(
            { ...clock, jitter, call, effect, disturbed: 0 },
            undisturbed,
            clock.step,
            40,
          )
          expect(Math.abs(mean)).toBeLessThan(standardErrors * standardError)
          expect(each.filter((error) => Math.abs(error + Math.log(1 + effect)) < 1e-6).length).toBeLessThan(3)
        })
      }
    })
  }
}

describe('lowBandMean on a clock without jitter', () => {
  const clock = { step: 20, sample: 2000, rounds: 60, jitter: false, disturbed: 0.05 }

  it('finds the effect while the number of calls takes many values', () => {
    const { mean } = errors({ ...clock, call: 2000 / 997.3, effect: 0.003 }, low)
    expect(Math.abs(mean)).toBeLessThan(allowed(0.003))
  })

  it('has a dead zone where a sample is one call: 0.1 % reads as nothing, visit after visit', () => {
    const { each } = errors({ ...clock, call: 2000 * 1.003_71, effect: 0.001 }, low, clock.step, 40)
    expect(each.filter((error) => Math.abs(error + Math.log(1.001)) < 1e-6).length).toBeGreaterThan(30)
  })

  it('has one where a call is as long as a step', () => {
    const { mean } = errors({ ...clock, call: 20, effect: 0.003 }, low)
    expect(mean).toBeLessThan(-0.0025)
  })
})

describe('the vernier on a clock of 20 µs without jitter', () => {
  const clock = { step: 20, sample: 2000, rounds: 30, jitter: false, disturbed: 0.05, vernier: true }
  const vernierError = 0.5

  for (const [name, call] of Object.entries(callsOf(clock))) {
    it.each([0.001, 0.01])(`lets both means find %d in calls ${name}`, (effect) => {
      for (const estimator of [low, undisturbed]) {
        const { mean, standardError } = errors({ ...clock, call, effect }, estimator, vernierError, 40)
        expect(Math.abs(mean)).toBeLessThan(standardErrors * standardError)
        expect(Math.abs(mean)).toBeLessThan(allowed(effect))
      }
    })
  }
})
