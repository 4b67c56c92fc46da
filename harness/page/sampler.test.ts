import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Sampling } from '../schema/config.ts'
import { random } from '../stats/random.ts'
import type { Canary } from './canary.ts'
import type { Kernel } from './kernel.ts'
import { callsPerSample, sample } from './sampler.ts'
import { plainStopwatch } from './stopwatch.ts'
import { warmUp } from './warmUp.ts'

const sampling = Sampling.parse({ measureMs: 30, minRounds: 8 })
const watch = plainStopwatch(0.005)

/** A kernel that works for about that many steps and notes its calls. */
const kernel = (variant: string, steps: number, log: string[] = [], result = () => 7): Kernel => ({
  variant,
  bits: 7,
  memory: undefined as unknown as WebAssembly.Memory,
  run: () => {
    log.push(variant)
    let state = 1
    for (let step = 0; step < steps; step++) state = Math.imul(state, 48_271)
    return state === 0 ? 0 : result()
  },
})

const total = (counts: readonly number[] = []) => counts.reduce((sum, count) => sum + count, 0)

describe('callsPerSample', () => {
  it('makes samples about equally long, however fast the variants are', () => {
    expect(callsPerSample([0.01, 0.04], 0.005, false, sampling)).toEqual([50, 13])
  })

  it('gives variants that are about equally fast exactly the same work', () => {
    expect(callsPerSample([0.0101, 0.01, 0.012], 0.005, false, sampling)).toEqual([50, 50, 50])
  })

  it('makes samples a hundred steps long on a clock that cannot be read between its steps', () => {
    expect(callsPerSample([0.01], 0.02, false, sampling)).toEqual([200])
    expect(callsPerSample([0.01], 0.02, true, sampling)).toEqual([50])
    expect(callsPerSample([0.01], 1, true, sampling)).toEqual([2500])
  })

  it('has a least length whatever the clock, and at least one call', () => {
    expect(callsPerSample([0.01], 1e-6, false, sampling)).toEqual([50])
    expect(callsPerSample([50, 100], 0.005, false, sampling)).toEqual([1, 1])
  })
})

describe('sample', () => {
  it('gives every kernel two samples a round; the number of calls varies between rounds', () => {
    const log: string[] = []
    const instances = [[kernel('a', 100, log), kernel('b', 300, log)]]
    const { rounds, calls, nsPerCall } = sample(instances, [40, 20], sampling, random(1), watch)
    expect(rounds.length).toBeGreaterThanOrEqual(8)
    expect(nsPerCall.map((samples) => samples.length)).toEqual([2 * rounds.length, 2 * rounds.length])
    expect(log.filter((variant) => variant === 'a')).toHaveLength(2 * total(calls[0]))
    expect(log.filter((variant) => variant === 'b')).toHaveLength(2 * total(calls[1]))
    expect(Math.min(...(calls[0] ?? []))).toBeGreaterThanOrEqual(40)
    expect(Math.max(...(calls[0] ?? []))).toBeLessThanOrEqual(50)
    expect(new Set(calls[0]).size).toBeGreaterThan(1)
  })

  it('takes the instances in turns, all equally often', () => {
    const instances = Array.from({ length: 3 }, () => [kernel('a', 10), kernel('b', 10)])
    const { rounds } = sample(instances, [1, 1], { ...sampling, measureMs: 1e-3 }, random(1), watch)
    const times = [0, 1, 2].map((instance) => rounds.filter((round) => round === instance).length)
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1)
    for (let turn = 0; turn + 3 <= rounds.length; turn += 3) {
      expect(rounds.slice(turn, turn + 3).toSorted()).toEqual([0, 1, 2])
    }
  })

  it('draws the order of each round from the seed, and ends each round in the reverse of it', () => {
    const orderOf = (seed: number) => {
      const log: string[] = []
      const instances = [[kernel('a', 10, log), kernel('b', 10, log)]]
      sample(instances, [1, 1], { ...sampling, measureMs: 1e-3, minRounds: 30 }, random(seed), watch)
      return log.slice(0, 60).join('')
    }
    expect(orderOf(1)).toBe(orderOf(1))
    expect(orderOf(1)).not.toBe(orderOf(2))
    expect(orderOf(1)).toMatch(/^(abba|baab)+$/)
  })

  it('says where in the order of its round each kernel was', () => {
    const log: string[] = []
    const instances = [[kernel('a', 10, log), kernel('b', 10, log), kernel('c', 10, log)]]
    const few = { ...sampling, measureMs: 1e-3, minRounds: 30 }
    const { places, rounds } = sample(instances, [1, 1, 1], few, random(3), watch)
    const first = rounds.map((_, round) => log.slice(6 * round, 6 * round + 3))
    expect(places).toEqual(['a', 'b', 'c'].map((name) => first.map((order) => order.indexOf(name))))
  })

  it('takes a sample of the canary now and then', () => {
    const canary: Canary = { sampleNs: () => 50_000 }
    const instances = [[kernel('a', 10)]]
    const few = { ...sampling, measureMs: 1e-3, minRounds: 40 }
    const { canaryNs, rounds } = sample(instances, [1], few, random(1), watch, canary)
    expect(canaryNs).toEqual(Array.from({ length: Math.ceil(rounds.length / 16) }, () => 50_000))
  })

  it('never takes a time from a kernel that returns another value than the first time', () => {
    let calls = 0
    const fickle = kernel('fickle', 10, [], () => (++calls === 50 ? 8 : 7))
    expect(() => sample([[kernel('a', 10), fickle]], [20, 20], sampling, random(1), watch)).toThrow(
      expect.objectContaining({ variant: 'fickle', phase: 'sample', message: expect.stringContaining('wrong result') }),
    )
  })

  it('names the kernel that traps', () => {
    const trapping = kernel('trapping', 10, [], () => {
      throw new WebAssembly.RuntimeError('unreachable')
    })
    expect(() => sample([[trapping]], [1], sampling, random(1), watch)).toThrow(
      expect.objectContaining({ variant: 'trapping', message: 'RuntimeError: unreachable' }),
    )
  })
})

describe('warmUp', () => {
  /** A clock that only the kernels move, so that nothing depends on the machine. */
  let now = 0
  beforeEach(() => {
    now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => now)
  })
  afterEach(() => void vi.restoreAllMocks())

  const limits = { minMs: 10, maxMs: 200 }

  /** A kernel of which each call takes so many ms. */
  const lasting = (variant: string, ms: (call: number) => number): Kernel => {
    let calls = 0
    return { ...kernel(variant, 0), run: () => ((now += ms(calls++)), 7) }
  }

  it('ends when every kernel is steady, and says how long each ran and how fast it was in the end', () => {
    const tiered = lasting('tiered', (call) => (call < 10 ? 0.4 : 0.1))
    const [fast, slow] = warmUp([tiered, lasting('slow', () => 0.5)], limits, watch)
    expect(fast).toMatchObject({ steady: true })
    expect(fast?.perCallMs).toBeCloseTo(0.1)
    expect(slow?.perCallMs).toBeCloseTo(0.5)
    expect(now).toBeLessThan(limits.maxMs)
    expect(slow?.ms).toBeCloseTo((slow?.calls ?? 0) * 0.5)
  })

  it('records the time per call from the first call on', () => {
    const [tiered] = warmUp([lasting('tiered', (call) => (call < 10 ? 0.4 : 0.1))], limits, watch)
    expect(tiered?.curve[0]).toBeCloseTo(400_000)
    expect(tiered?.curve.at(-1)).toBeCloseTo(100_000)
  })

  it('does not call a kernel steady that keeps getting faster, and ends at its limit all the same', () => {
    const quickening = lasting('quickening', (call) => 5 * 0.99 ** call)
    expect(warmUp([quickening], limits, watch)[0]?.steady).toBe(false)
    expect(now).toBeGreaterThanOrEqual(limits.maxMs)
  })

  it('takes a kernel that is slower for a while for steady: that is the machine, not the engine', () => {
    const disturbed = lasting('disturbed', (call) => 0.5 * (1 + (call % 7) / 10))
    expect(warmUp([disturbed], limits, watch)[0]?.steady).toBe(true)
  })

  it('goes on for the least time even when all is steady', () => {
    warmUp([lasting('steady', () => 0.1)], { ...limits, minMs: 150 }, watch)
    expect(now).toBeGreaterThanOrEqual(150)
  })
})
