import { describe, expect, it } from 'vitest'
import { random, seedFor } from '../stats/random.ts'
import { averagingStopwatch, plainStopwatch, type Stopwatch, stopwatchFor, vernierStopwatch } from './stopwatch.ts'

/** A world with a clock that moves in steps and takes some time to read. */
const world = (stepMs: number, readMs = 0.000_06) => {
  let now = 1000.0123
  return {
    now: () => {
      now += readMs
      return Math.floor(now / stepMs) * stepMs
    },
    pass: (ms: number) => void (now += ms),
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('vernierStopwatch', () => {
  it.each([0.02, 0.1, 1])('tells times between the steps of %d ms', (stepMs) => {
    const { now, pass } = world(stepMs)
    const watch = vernierStopwatch(stepMs, now)
    const source = random(1)
    for (let repeat = 0; repeat < 200; repeat++) {
      const ms = 10 * stepMs * (1 + source.uniform())
      expect(watch.time(() => pass(ms))).toBeCloseTo(ms, 3)
    }
  })

  it('has no bias either when the counting is interrupted, only less to tell', () => {
    const stepMs = 0.02
    const { now, pass } = world(stepMs)
    const source = random(2)
    const interrupted = () => {
      if (source.uniform() < 0.000_3) pass(0.2)
      return now()
    }
    const watch = vernierStopwatch(stepMs, interrupted)
    const errors = Array.from({ length: 4000 }, () => {
      const ms = 0.4 + source.uniform() * 0.1
      return watch.time(() => pass(ms)) - ms
    })
    // An interruption before the work's end is counted adds its time, as it does with any clock.
    const middle = errors.toSorted((a, b) => a - b).slice(400, 3600)
    expect(Math.abs(mean(middle))).toBeLessThan(0.000_4)
  })
})

/** Chromium's clock: within each interval it moves on at a random moment. */
const jitteringWorld = (stepMs: number, seed: number, readMs = 0.000_15) => {
  let now = 1000.0123
  const moment = (interval: number) => random(seedFor(seed, interval)).uniform()
  return {
    now: () => {
      now += readMs
      const interval = Math.floor(now / stepMs)
      return (now / stepMs - interval >= moment(interval) ? interval + 1 : interval) * stepMs
    },
    pass: (ms: number) => void (now += ms),
  }
}

const errorsOf = (watch: Stopwatch, pass: (ms: number) => void, seed: number) => {
  const source = random(seed)
  return Array.from({ length: 2000 }, () => {
    const ms = 0.4 + source.uniform() * 0.1
    return watch.time(() => pass(ms)) - ms
  })
}

const deviation = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => value ** 2)) - mean(values) ** 2)

describe('averagingStopwatch', () => {
  it('is more than twice as fine as the clock, and without bias', () => {
    const stepMs = 0.005
    const first = jitteringWorld(stepMs, 1)
    const plain = errorsOf(plainStopwatch(stepMs, first.now), first.pass, 2)
    const second = jitteringWorld(stepMs, 1)
    const fine = errorsOf(averagingStopwatch(stepMs, second.now), second.pass, 2)
    expect(deviation(fine)).toBeLessThan(deviation(plain) / 2)
    // Within three standard errors, and a reading or two that lie between the work and the clock.
    expect(Math.abs(mean(fine))).toBeLessThan((3 * deviation(fine)) / Math.sqrt(fine.length) + 0.000_3)
  })

  it('has no bias either when the counting is interrupted', () => {
    const stepMs = 0.005
    const { now, pass } = jitteringWorld(stepMs, 3)
    const source = random(4)
    const interrupted = () => {
      if (source.uniform() < 0.000_3) pass(0.2)
      return now()
    }
    const errors = errorsOf(averagingStopwatch(stepMs, interrupted), pass, 5)
    const middle = errors.toSorted((a, b) => a - b).slice(200, 1800)
    expect(Math.abs(mean(middle))).toBeLessThan(0.000_4)
  })
})

it.each([
  ['vernier', vernierStopwatch],
  ['averaging', averagingStopwatch],
])('of %s never reads less than nothing', (_, stopwatch) => {
  const { now } = jitteringWorld(0.005, 6)
  const watch = stopwatch(0.005, now)
  const times = Array.from({ length: 500 }, () => watch.time(() => {}))
  expect(Math.min(...times)).toBeGreaterThanOrEqual(0)
})

it('is chosen by what the clock does', () => {
  expect(stopwatchFor({ stepMs: 0.02, regular: true, readings: 200 }).stepMs).toBeLessThan(0.001)
  expect(stopwatchFor({ stepMs: 0.005, regular: false, readings: 30 }).stepMs).toBeCloseTo(0.001, 10)
  expect(stopwatchFor({ stepMs: 0.000_2, regular: false, readings: 1 }).stepMs).toBe(0.000_2)
})
