import { expect, it } from 'vitest'
import { differenceInterval } from './differenceInterval.ts'
import { location } from './location.ts'
import { random } from './random.ts'
import { shift } from './shift.ts'

it('adds distances in squares, each to the end that it makes extreme', () => {
  const first = { value: 10, low: 7, high: 14 }
  const second = { value: 20, low: 17, high: 32 }
  // 3 below the second and 4 above the first; 12 above the second and 3 below the first.
  expect(differenceInterval(first, second)).toEqual({ low: 10 - 5, high: 10 + Math.hypot(12, 3) })
  expect(differenceInterval(first, second, 11)).toEqual({ low: 11 - 5, high: 11 + Math.hypot(12, 3) })
})

it('covers where the smaller sample scatters most, which the rank-sum interval does not', () => {
  const { normal } = random(2008)
  const repeats = 2000
  const hits = { combined: 0, ranked: 0 }
  const has = ({ low, high }: { low: number; high: number }) => Number(low <= 0 && 0 <= high)
  const known = (values: readonly number[]) => {
    const { value, interval } = location(values)
    if (interval === null) throw new Error('six values have an interval')
    return { value, ...interval }
  }
  for (let repeat = 0; repeat < repeats; repeat++) {
    const first = Array.from({ length: 30 }, normal)
    const second = Array.from({ length: 6 }, () => 5 * normal())
    const ranked = shift(first, second).interval
    hits.combined += has(differenceInterval(known(first), known(second)))
    hits.ranked += ranked ? has(ranked) : 0
  }
  expect(hits.combined / repeats).toBeGreaterThan(0.94)
  expect(hits.ranked / repeats).toBeLessThan(0.88)
})
