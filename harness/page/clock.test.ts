import { describe, expect, it } from 'vitest'
import { random } from '../stats/random.ts'
import { clockSteps } from './clock.ts'

/** A clock that is read every 0.05 µs or so and shows its reading rounded down to a step. */
const regularClock = (stepMs: number) => {
  const source = random(1)
  let now = 1000
  return () => {
    now += 0.000_04 + source.uniform() * 0.000_02
    return Math.floor(now / stepMs) * stepMs
  }
}

/** A clock whose reading moves on at a random moment of every step, as Chromium's does. */
const jitteringClock = (stepMs: number) => {
  const source = random(1)
  let now = 1000
  let step = Math.floor(now / stepMs)
  let threshold = source.uniform()
  return () => {
    now += 0.000_05
    const next = Math.floor(now / stepMs)
    if (next !== step) threshold = source.uniform()
    step = next
    return (now / stepMs - step >= threshold ? step + 1 : step) * stepMs
  }
}

describe('clockSteps', () => {
  it.each([0.005, 0.02, 0.1, 1])('finds a regular step of %d ms', (stepMs) => {
    const found = clockSteps(regularClock(stepMs))
    expect(found.stepMs).toBeCloseTo(stepMs, 5)
    expect(found.regular).toBe(true)
  })

  it.each([0.005, 0.1])('finds out that a step of %d ms comes at random moments', (stepMs) => {
    const found = clockSteps(jitteringClock(stepMs))
    expect(found.stepMs).toBeCloseTo(stepMs, 5)
    expect(found.regular).toBe(false)
  })

  it('calls a clock without steps as fine as it is read, and not one that could be divided', () => {
    const found = clockSteps(regularClock(1e-9))
    expect(found.stepMs).toBeLessThan(0.001)
    expect(found.regular).toBe(false)
  })
})
