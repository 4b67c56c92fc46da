import { array, assert, double, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median } from './median.ts'
import { quantile, steppedMedian } from './quantile.ts'
import { random } from './random.ts'

describe('a quantile', () => {
  it('is the one that Hyndman and Fan define as their eighth', () => {
    // R: quantile(c(1, 2, 4, 8, 16), c(.25, .5, .75, .95), type = 8)
    const values = [8, 1, 16, 2, 4]
    expect(quantile(values, 0.25)).toBeCloseTo(1.666_667, 5)
    expect(quantile(values, 0.5)).toBe(4)
    expect(quantile(values, 0.75)).toBeCloseTo(10.666_667, 5)
    expect(quantile(values, 0.95)).toBe(16)
  })

  it('lies within the values and grows with p', () => {
    const values = array(double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 })
    const share = double({ min: 0, max: 1, noNaN: true })
    assert(
      property(values, share, share, (sample, a, b) => {
        const [low, high] = [quantile(sample, Math.min(a, b)), quantile(sample, Math.max(a, b))]
        expect(low).toBeGreaterThanOrEqual(Math.min(...sample))
        expect(high).toBeLessThanOrEqual(Math.max(...sample))
        expect(low).toBeLessThanOrEqual(high)
      }),
    )
  })

  it('does not exist without values', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError)
  })
})

describe('the median of times that a clock with steps has told', () => {
  const step = 0.02
  /** Readings of times that begin at any moment between two steps. */
  const read = (timeMs: (draw: number) => number, count: number, seed: number): number[] => {
    const source = random(seed)
    return Array.from({ length: count }, () => {
      const start = source.uniform()
      const time = timeMs(source.normal())
      return (Math.floor((start * step + time) / step) - Math.floor(start)) * step
    })
  }

  it.each([1.0, 1.003, 1.007, 1.01, 1.0149, 1.019])('tells %d ms between the steps', (ms) => {
    const found = steppedMedian(
      read(() => ms, 4000, 1),
      step,
    )
    expect(Math.abs(found - ms)).toBeLessThan(0.0008)
  })

  it('tells apart what the plain median reads as the same', () => {
    const [fast, slow] = [1.002, 1.006].map((ms) => read((draw) => ms + 0.001 * draw, 2000, 2)) as [number[], number[]]
    expect(median(slow)).toBe(median(fast))
    expect(steppedMedian(slow, step) - steppedMedian(fast, step)).toBeCloseTo(0.004, 3)
  })

  it('is the plain one where the clock has no steps, and where they do not matter', () => {
    expect(steppedMedian([3, 1, 2], 0)).toBe(2)
    expect(steppedMedian([1, 2, 3, 4], 1e-9)).toBeCloseTo(2.5, 6)
  })
})
