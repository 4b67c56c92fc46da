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

  it.each([6, 10, 15, 30])('covers the truth as often as it promises with %i normal values', (n) => {
    const { normal: draw } = random(n)
    const trials = 4000
    let covered = 0
    let promised = 0
    for (let trial = 0; trial < trials; trial++) {
      const { interval } = location(Array.from({ length: n }, draw))
      if (interval && interval.low <= 0 && 0 <= interval.high) covered++
      promised = interval?.confidence ?? 0
    }
    // Four standard errors of a share near 0.95 over 4,000 trials.
    expect(Math.abs(covered / trials - promised)).toBeLessThan(0.014)
  })

  it('covers as often when one value in ten is an outlier, and when tails are heavy', () => {
    const { normal: draw } = random(99)
    const wild = random(100)
    const shapes = [
      () => draw() * (wild.uniform() < 0.1 ? 20 : 1),
      () => draw() / Math.sqrt((draw() ** 2 + draw() ** 2 + draw() ** 2) / 3),
    ]
    for (const shape of shapes) {
      let covered = 0
      for (let trial = 0; trial < 4000; trial++) {
        const { interval } = location(Array.from({ length: 12 }, shape))
        if (interval && interval.low <= 0 && 0 <= interval.high) covered++
      }
      expect(covered / 4000).toBeGreaterThan(0.937)
      expect(covered / 4000).toBeLessThan(0.975)
    }
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
