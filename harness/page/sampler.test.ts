import { describe, expect, it } from 'vitest'
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
  it('says of each kernel how long it ran and how fast it was in the end', () => {
    const [fast, slow] = warmUp([kernel('fast', 2000), kernel('slow', 20_000)], sampling, 0.005)
    expect(fast?.calls).toBeGreaterThan(1)
    expect(slow?.perCallMs).toBeGreaterThan(fast?.perCallMs ?? Number.POSITIVE_INFINITY)
  })

  it('does not call a kernel steady that keeps getting faster, and ends at its limit all the same', () => {
    let steps = 4e6
    const quickening = kernel('quickening', 0)
    const run = () => {
      steps *= 0.98
      let state = 1
      for (let step = 0; step < steps; step++) state = Math.imul(state, 48_271)
      return state === 0 ? 0 : 7
    }
    expect(warmUp([{ ...quickening, run }], sampling, 0.005)[0]?.steady).toBe(false)
  })
})
