import { describe, expect, it } from 'vitest'
import { random } from '../stats/random.ts'
import { plainStopwatch, stopwatchFor, vernierStopwatch } from './stopwatch.ts'

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

it('takes the clock as it is where its steps come at random moments', () => {
  const { now, pass } = world(0.005)
  expect(plainStopwatch(0.005, now).time(() => pass(0.5))).toBeCloseTo(0.5, 1)
  expect(stopwatchFor({ stepMs: 0.005, regular: false }).stepMs).toBe(0.005)
  expect(stopwatchFor({ stepMs: 0.02, regular: true }).stepMs).toBeLessThan(0.001)
})
