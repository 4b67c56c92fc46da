import { describe, expect, it } from 'vitest'
import { launchEffect, widened } from './launches.ts'
import { location } from './location.ts'
import { random } from './random.ts'

/** Visits of variance 1 about 0, of which `shared` is common to a launch. */
const drawer = (seed: number) => {
  const { normal, uniform } = random(seed)
  const wild = () => normal() * (uniform() < 0.1 ? 10 : 1)
  return (sizes: readonly number[], shared: number, noise: 'normal' | 'wild' = 'normal'): number[][] =>
    sizes.map((size) => {
      const offset = normal() * Math.sqrt(shared)
      const one = noise === 'wild' ? wild : normal
      return Array.from({ length: size }, () => offset + one() * Math.sqrt(1 - shared))
    })
}

const coverage = (draw: () => number[][], widen = true): { covered: number; factor: number } => {
  const repeats = 3000
  let covered = 0
  let factors = 0
  for (let repeat = 0; repeat < repeats; repeat++) {
    const groups = draw()
    const factor = widen ? (launchEffect(groups)?.widen ?? 1) : 1
    const { interval } = widened(location(groups.flat()), factor)
    if (interval && interval.low <= 0 && 0 <= interval.high) covered++
    factors += factor
  }
  return { covered: covered / repeats, factor: factors / repeats }
}

describe('launchEffect', () => {
  it('is the analysis of variance of the ranks', () => {
    // Ranks 1 2 4, 3 5 6 and 7 8 9; the squared distances of 1 … 9 from 5 add up to 60.
    const effect = launchEffect([
      [10, 20, 40],
      [30, 50, 60],
      [70, 80, 9000],
    ])
    const means = [7 / 3, 14 / 3, 8]
    const between = means.reduce((sum, mean) => sum + 3 * (mean - 5) ** 2, 0) / 2
    const within = (60 - 2 * between) / 6
    expect(effect?.f).toBeCloseTo(between / within, 10)
    // P(F ≥ f) with 2 and d degrees of freedom is (1 + 2f/d)^(−d/2).
    expect(effect?.p).toBeCloseTo((1 + (2 * (between / within)) / 6) ** -3, 10)
    expect(effect?.intraclass).toBeCloseTo((between - within) / (between + 2 * within), 10)
  })

  it('shares the places of equal values', () => {
    const tied = launchEffect([
      [1, 1, 2],
      [2, 2, 3],
    ])
    const means = [(1.5 + 1.5 + 4) / 3, (4 + 4 + 6) / 3]
    const between = means.reduce((sum, mean) => sum + 3 * (mean - 3.5) ** 2, 0)
    const all = 2 * 4 + 3 * 0.25 + 6.25
    expect(tied?.f).toBeCloseTo(between / ((all - between) / 4), 10)
  })

  it('leaves intervals alone when launches differ less than chance would make them', () => {
    const alike = launchEffect([
      [1, 6],
      [2, 5],
      [3, 4],
    ])
    expect(alike).toEqual({ f: 0, p: 1, intraclass: 0, widen: 1 })
    expect(
      launchEffect([
        [1, 1],
        [1, 1],
      ]),
    ).toEqual({ f: 0, p: 1, intraclass: 0, widen: 1 })
    expect(
      launchEffect([
        [1, 6],
        [2, 5],
        [3, 4.5],
      ])?.widen,
    ).toBe(1)
  })

  it('counts launches, not visits, when visits to a launch agree altogether', () => {
    const effect = launchEffect([
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 3],
    ])
    expect(effect).toMatchObject({ f: Infinity, p: 0, intraclass: 1 })
    // √3 times t(0.975, 3)/t(0.975, 8).
    expect(effect?.widen).toBeCloseTo((Math.sqrt(3) * 3.182_45) / 2.306, 4)
  })

  it('cannot tell from one launch, or from one visit to each', () => {
    expect(launchEffect([])).toBeNull()
    expect(launchEffect([[1, 2, 3]])).toBeNull()
    expect(launchEffect([[1], [2], [], [3]])).toBeNull()
    expect(launchEffect([[1, 3], [2], []])).not.toBeNull()
  })

  it('has p-values that are uniform when launches are alike', () => {
    const draw = drawer(5)
    const counts = [0, 0, 0, 0, 0]
    for (let trial = 0; trial < 5000; trial++) {
      const fifth = Math.min(4, Math.floor((launchEffect(draw([6, 5, 5, 4], 0))?.p ?? 0) * 5))
      counts[fifth] = (counts[fifth] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(140)
  })
})

describe.each(['normal', 'wild'] as const)('five launches, %s noise: the widened interval', (noise) => {
  describe.each([2, 3, 4, 5])('over %i visits to each', (visits) => {
    it.each([0, 0.2, 0.5])('covers when %d of the variance is between launches', (shared) => {
      const draw = drawer(100 * visits + 10 * shared)
      const sizes = Array.from({ length: 5 }, () => visits)
      const { covered, factor } = coverage(() => draw(sizes, shared, noise))
      // In the long run 93.3 % in the hardest case: normal, four visits, half of the variance.
      expect(covered).toBeGreaterThanOrEqual(0.93)
      expect(covered).toBeLessThanOrEqual(0.99)
      if (shared === 0) expect(factor).toBeLessThan(1.3)
    })
  })

  it('covers when launches are of different sizes', () => {
    const draw = drawer(9)
    expect(coverage(() => draw([2, 5, 3, 4, 1], 0.4, noise)).covered).toBeGreaterThanOrEqual(0.925)
  })

  it('would not cover without', () => {
    const draw = drawer(10)
    expect(coverage(() => draw([5, 5, 5, 5, 5], 0.5, noise), false).covered).toBeLessThan(0.85)
  })
})

describe('widened', () => {
  it('stretches each side about the estimate', () => {
    const before = { value: 2, interval: { low: 1, high: 5, confidence: 0.95 } }
    expect(widened(before, 1.5)).toEqual({ value: 2, interval: { low: 0.5, high: 6.5, confidence: 0.95 } })
    expect(widened({ value: 2, interval: null }, 3)).toEqual({ value: 2, interval: null })
  })
})
