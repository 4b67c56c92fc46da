import { expect, it } from 'vitest'
import { random } from '../stats/random.ts'
import { clockStep } from './clock.ts'

/** A clock that is read every 0.3 µs or so and shows its reading rounded down to a step. */
const clockOf = (step: number) => {
  const source = random(1)
  let now = 1000
  return () => {
    now += source.uniform() * 0.0006
    return Math.floor(now / step) * step
  }
}

it.each([0.005, 0.02, 0.1, 1])('finds a step of %d ms', (step) => {
  expect(clockStep(clockOf(step))).toBeCloseTo(step, 5)
})

it('calls a clock without steps as fine as it is read', () => {
  expect(clockStep(clockOf(1e-9))).toBeLessThan(0.001)
})
