import { assert, integer, property } from 'fast-check'
import { expect, it } from 'vitest'
import { random } from './random.ts'
import { theilSen } from './theilSen.ts'

it('is the slope of a line, whatever its height', () => {
  assert(
    property(integer({ min: -1000, max: 1000 }), integer(), integer({ min: 2, max: 30 }), (slope, at, n) => {
      expect(theilSen(Array.from({ length: n }, (_, index) => at + slope * index))).toBe(slope)
    }),
  )
})

it('is the rate of what grows in steps', () => {
  expect(theilSen([1, 3, 3, 5, 5].map((pages) => pages * 65_536))).toBe(65_536)
})

it('does not mind one wild value in five, and noise only a little', () => {
  expect(theilSen([0, 10, 2000, 30, 40])).toBe(10)
  const { uniform } = random(7)
  expect(theilSen(Array.from({ length: 40 }, (_, index) => 5 * index + uniform()))).toBeCloseTo(5, 1)
})

it('has nothing to say of a single value', () => {
  expect(() => theilSen([1])).toThrow(RangeError)
})
