import { describe, expect, it } from 'vitest'
import { plainStopwatch } from '../stopwatch.ts'
import { fastestNs } from './fastest.ts'

/** Fastest slice of a call that takes as long as `callMs` says, at a time since the start, by a clock with steps; and the calls made. */
const measure = (
  callMs: (elapsedMs: number, call: number) => number,
  { stepMs = 0.005, leastMs = 300, mostMs = 800 } = {},
) => {
  let time = 0
  let calls = 0
  const now = () => Math.floor(time / stepMs) * stepMs
  const call = () => {
    time += callMs(time, calls++)
  }
  const ns = fastestNs(call, plainStopwatch(stepMs, now), { leastMs, mostMs }, now)
  return { ns, elapsedMs: time }
}

describe('the fastest slice', () => {
  it.each([0.001, 0.005, 0.2, 3, 500])('is that of calls that always take %d ms', (ms) => {
    const { ns } = measure(() => ms)
    expect(ns / 1e6 / ms).toBeCloseTo(1, 1)
  })

  it('is found by a clock that only tells milliseconds', () => {
    expect(measure(() => 0.005, { stepMs: 1 }).ns).toBeLessThanOrEqual(5_000)
    expect(measure(() => 0.005, { stepMs: 1 }).ns).toBeGreaterThan(2_000)
  })

  it('is one that nothing interrupted', () => {
    const { ns } = measure((_, call) => (call % 3000 === 0 ? 10 : 0.005))
    expect(ns / 5_000).toBeCloseTo(1, 1)
  })
})

describe('waiting for faster code', () => {
  it('ends early where there is none', () => {
    const { elapsedMs } = measure(() => 0.005)
    expect(elapsedMs).toBeGreaterThanOrEqual(300)
    expect(elapsedMs).toBeLessThan(320)
  })

  it('finds code that comes late, and stays a while in case there is more', () => {
    const { ns, elapsedMs } = measure((elapsed) => (elapsed < 280 ? 0.04 : 0.005))
    expect(ns / 5_000).toBeCloseTo(1, 1)
    expect(elapsedMs).toBeGreaterThan(370)
  })

  it('ends in any case', () => {
    expect(measure((elapsed) => 0.05 * Math.exp(-elapsed / 200)).elapsedMs).toBeLessThan(810)
  })
})
