import { median } from 'simple-statistics'
import { describe, expect, it } from 'vitest'
import { location, logLocation } from './location.ts'
import { random } from './random.ts'

describe('location', () => {
  it('is the median of all pairwise means', () => {
    const values = [3.1, 0.4, 2.2, 9.7, 1.5, 2.8, 4.4]
    const pairs = values.flatMap((first, index) => values.slice(index).map((second) => (first + second) / 2))
    expect(location(values).value).toBeCloseTo(median(pairs), 12)
  })

  it('says that fewer than six values have no 95 % interval', () => {
    expect(location([1, 2, 3, 4, 5]).interval).toBeNull()
    expect(location([1, 2, 3, 4, 5, 6]).interval).toEqual({ low: 1, high: 6, confidence: 1 - 2 / 64 })
  })

  it('moves with the values and shrugs off a wild one', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    const shifted = location(values.map((value) => value + 100))
    expect(shifted.value).toBeCloseTo(location(values).value + 100, 10)
    expect(Math.abs(location([...values.slice(0, 9), 1e9]).value - location(values).value)).toBeLessThan(1)
  })

  it('takes a thousand values', () => {
    const { normal } = random(6)
    const { value, interval } = location(Array.from({ length: 1000 }, normal))
    expect(Math.abs(value)).toBeLessThan(0.1)
    // Normal values: 2 × 1.96 / √1000 / √0.955.
    expect((interval?.high ?? 0) - (interval?.low ?? 0)).toBeCloseTo(0.127, 1)
  })

  it('refuses to place nothing', () => {
    expect(() => location([])).toThrow(RangeError)
  })
})

describe('logLocation', () => {
  it('treats a ratio and its reciprocal alike', () => {
    const ratios = [3.9, 4.1, 4.0, 4.2, 3.8, 4.05, 3.97]
    const there = logLocation(ratios)
    const back = logLocation(ratios.map((ratio) => 1 / ratio))
    expect(back.value).toBeCloseTo(1 / there.value, 12)
    expect(back.interval?.low).toBeCloseTo(1 / (there.interval?.high ?? 0), 12)
  })
})
