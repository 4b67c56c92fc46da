import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Sampling } from '../schema/config.ts'
import { random } from '../stats/random.ts'
import type { Kernel } from './kernel.ts'
import { callsPerSample, sample } from './sampler.ts'
import { warmUp } from './warmUp.ts'

const sampling = Sampling.parse({ measureMs: 30, minRounds: 8, warmUpMinMs: 10, warmUpMaxMs: 200 })

/** A kernel that works for about that many steps and notes its calls. */
const kernel = (variant: string, steps: number, log: string[] = [], result = () => 7): Kernel => ({
  variant,
  bits: 7,
  memory: undefined as unknown as WebAssembly.Memory,
  load: {},
  run: () => {
    log.push(variant)
    let state = 1
    for (let step = 0; step < steps; step++) state = Math.imul(state, 48_271)
    return state === 0 ? 0 : result()
  },
})

describe('callsPerSample', () => {
  it('makes even the fastest sample a hundred clock steps long', () => {
    expect(callsPerSample(0.01, 0.02, sampling)).toBe(200)
    expect(callsPerSample(0.01, 1, sampling)).toBe(10_000)
  })

  it('has a least length whatever the clock, and at least one call', () => {
    expect(callsPerSample(0.01, 1e-6, sampling)).toBe(100)
    expect(callsPerSample(50, 0.005, sampling)).toBe(1)
  })
})

describe('sample', () => {
  it('gives every kernel one sample a round, all with the same calls, which vary between rounds', () => {
    const log: string[] = []
    const { rounds, calls, nsPerCall } = sample([kernel('a', 100, log), kernel('b', 300, log)], 40, sampling, random(1))
    expect(rounds).toBeGreaterThanOrEqual(8)
    expect(nsPerCall.map((samples) => samples.length)).toEqual([rounds, rounds])
    const total = calls.reduce((sum, count) => sum + count, 0)
    expect(log.filter((variant) => variant === 'a')).toHaveLength(total)
    expect(log.filter((variant) => variant === 'b')).toHaveLength(total)
    expect(Math.min(...calls)).toBeGreaterThanOrEqual(40)
    expect(Math.max(...calls)).toBeLessThanOrEqual(50)
    expect(new Set(calls).size).toBeGreaterThan(1)
  })

  it('draws the order of each round from the seed', () => {
    const orderOf = (seed: number) => {
      const log: string[] = []
      sample(
        [kernel('a', 10, log), kernel('b', 10, log)],
        1,
        { ...sampling, measureMs: 1e-3, minRounds: 30 },
        random(seed),
      )
      return log.slice(0, 60).join('')
    }
    expect(orderOf(1)).toBe(orderOf(1))
    expect(orderOf(1)).not.toBe(orderOf(2))
    expect(orderOf(1)).toMatch(/ab.*ba|ba.*ab/)
  })

  it('never takes a time from a kernel that returns another value than the first time', () => {
    let calls = 0
    const fickle = kernel('fickle', 10, [], () => (++calls === 50 ? 8 : 7))
    expect(() => sample([kernel('a', 10), fickle], 20, sampling, random(1))).toThrow(
      expect.objectContaining({ variant: 'fickle', phase: 'sample', message: expect.stringContaining('wrong result') }),
    )
  })

  it('names the kernel that traps', () => {
    const trapping = kernel('trapping', 10, [], () => {
      throw new WebAssembly.RuntimeError('unreachable')
    })
    expect(() => sample([trapping], 1, sampling, random(1))).toThrow(
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

  /** A kernel of which each call takes so many ms. */
  const lasting = (variant: string, ms: (call: number) => number): Kernel => {
    let calls = 0
    return { ...kernel(variant, 0), run: () => ((now += ms(calls++)), 7) }
  }

  it('ends when every kernel is steady, and says how long each ran and how fast it was in the end', () => {
    const tiered = lasting('tiered', (call) => (call < 10 ? 0.4 : 0.1))
    const [fast, slow] = warmUp([tiered, lasting('slow', () => 0.5)], sampling, 0.005)
    expect(fast).toMatchObject({ steady: true })
    expect(fast?.perCallMs).toBeCloseTo(0.1)
    expect(slow?.perCallMs).toBeCloseTo(0.5)
    expect(now).toBeLessThan(sampling.warmUpMaxMs)
    expect(slow?.ms).toBeCloseTo((slow?.calls ?? 0) * 0.5)
  })

  it('does not call a kernel steady that keeps getting faster, and ends at its limit all the same', () => {
    const quickening = lasting('quickening', (call) => 5 * 0.99 ** call)
    expect(warmUp([quickening], sampling, 0.005)[0]?.steady).toBe(false)
    expect(now).toBeGreaterThanOrEqual(sampling.warmUpMaxMs)
  })

  it('takes a kernel that is slower for a while for steady: that is the machine, not the engine', () => {
    const disturbed = lasting('disturbed', (call) => 0.5 * (1 + (call % 7) / 10))
    expect(warmUp([disturbed], sampling, 0.005)[0]?.steady).toBe(true)
  })

  it('goes on for the least time even when all is steady', () => {
    warmUp([lasting('steady', () => 0.1)], { ...sampling, warmUpMinMs: 150 }, 0.005)
    expect(now).toBeGreaterThanOrEqual(150)
  })
})
