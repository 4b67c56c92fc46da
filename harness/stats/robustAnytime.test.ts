import { describe, expect, it } from 'vitest'
import { anytimeInterval } from './anytime.ts'
import { random } from './random.ts'
import { robustAnytimeE, robustAnytimeEs, robustAnytimeInterval } from './robustAnytime.ts'

const wobbly = (n: number, seed = n): number[] => Array.from({ length: n }, random(seed).normal)

describe('robustAnytimeE', () => {
  it('follows its definition', () => {
    // Sides of the first three; the fourth is 5 from theta, in units of the median deviation 1 of 1, 2, 4: clipped. The
    // fifth is 1.2, in units of 1.5, the median deviation of 1, 2, 4, 5.
    const [sum, squares] = [1 + 1 + 1 + 2.5 + 0.8, 3 + 2.5 ** 2 + 0.8 ** 2]
    const expected = Math.sqrt(2 / (squares + 2)) * Math.exp(sum ** 2 / (2 * (squares + 2)))
    expect(robustAnytimeE([1, 4, 2, 5, 1.2], 0)).toBeCloseTo(expected, 12)
  })

  it('begins at one, and does not care for the unit or the direction', () => {
    expect(robustAnytimeE([], 0)).toBe(1)
    const values = wobbly(20)
    const e = robustAnytimeE(values, 0.3)
    expect(
      robustAnytimeE(
        values.map((value) => 1000 * value),
        300,
      ),
    ).toBeCloseTo(e, 9)
    expect(
      robustAnytimeE(
        values.map((value) => -value),
        -0.3,
      ),
    ).toBeCloseTo(e, 9)
  })

  it('says after each value what it would say had there been no more', () => {
    const values = wobbly(12)
    robustAnytimeEs(values, 0.2).forEach((e, index) => expect(e).toBe(robustAnytimeE(values.slice(0, index + 1), 0.2)))
  })

  it('takes a wild value for no more than a large one', () => {
    const [values, place] = [wobbly(30), 17]
    const large = robustAnytimeE(values.with(place, 100), 1)
    expect(robustAnytimeE(values.with(place, 1e12), 1)).toBeCloseTo(large, 9)
  })
})

describe('robustAnytimeInterval', () => {
  it('is infinite below eleven values', () => {
    for (let n = 0; n < 11; n++) expect(robustAnytimeInterval(wobbly(n))).toBeNull()
    for (const n of [11, 12, 20]) expect(robustAnytimeInterval(wobbly(n))).not.toBeNull()
  })

  it('is from the first to the last centre that is not rejected, found by trying them all', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const values = wobbly(11 + (seed % 30), seed).map((value) => value ** 3)
      const { low, high } = robustAnytimeInterval(values) ?? { low: 0, high: 0 }
      const ends = [Math.min(...values) - 60, Math.max(...values) + 60] as const
      const step = (ends[1] - ends[0]) / 400
      const kept = Array.from({ length: 400 }, (_, index) => ends[0] + index * step).filter(
        (theta) => robustAnytimeE(values, theta) < 20,
      )
      for (const theta of kept) {
        expect(theta).toBeGreaterThanOrEqual(low)
        expect(theta).toBeLessThanOrEqual(high)
      }
      // And no longer than that: the ends themselves are at the limit, or where E jumps over it.
      expect(robustAnytimeE(values, low - 1e-4)).toBeGreaterThan(19.9)
      expect(robustAnytimeE(values, high + 1e-4)).toBeGreaterThan(19.9)
    }
  })

  it('stays narrow where some values are wild, and the t interval does not', () => {
    const values = wobbly(40).map((value, index) => (index % 10 === 3 ? 1e6 * value : value))
    const width = (interval: { low: number; high: number } | null) =>
      interval ? interval.high - interval.low : Infinity
    expect(width(robustAnytimeInterval(values))).toBeLessThan(2)
    expect(width(anytimeInterval(values))).toBeGreaterThan(1e5)
  })

  it('closes in on values without scatter', () => {
    for (const value of [0, 3]) {
      const { low, high } = robustAnytimeInterval(Array.from({ length: 12 }, () => value)) ?? { low: -1, high: 9 }
      expect(low).toBeCloseTo(value, 9)
      expect(high).toBeCloseTo(value, 9)
    }
  })
})
