import { assert, double, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incompleteBeta, logBeta } from './incompleteBeta.ts'

const relative = (value: number, truth: number): number => Math.abs(value / truth - 1)

/** P(at least k of n), summed: the closed form of the function for whole numbers (Abramowitz & Stegun 26.5.24). */
const binomialTail = (k: number, n: number, x: number): number => {
  let term = x ** n
  let sum = 0
  for (let successes = n; successes >= k; successes--) {
    sum += term
    term *= (successes / (n - successes + 1)) * ((1 - x) / x)
  }
  return sum
}

describe('logBeta', () => {
  it('is ln of (a−1)!(b−1)!/(a+b−1)! for whole numbers', () => {
    expect(logBeta(1, 1)).toBeCloseTo(0, 14)
    expect(logBeta(3, 4)).toBeCloseTo(-Math.log(60), 14)
    expect(logBeta(2, 100)).toBeCloseTo(-Math.log(10_100), 12)
  })

  it('is π for two halves', () => {
    expect(relative(Math.exp(logBeta(0.5, 0.5)), Math.PI)).toBeLessThan(1e-14)
  })
})

describe('incompleteBeta', () => {
  it('sums the binomial distribution', () => {
    for (const [k, n] of [
      [1, 1],
      [2, 4],
      [3, 10],
      [17, 40],
      [90, 100],
    ] as const) {
      for (const x of [0.001, 0.1, 0.3, 0.5, 0.77, 0.99]) {
        expect(relative(incompleteBeta(x, k, n - k + 1), binomialTail(k, n, x))).toBeLessThan(1e-12)
      }
    }
  })

  it('is the arcsine law for two halves', () => {
    for (const x of [1e-8, 0.2, 0.5, 0.9]) {
      expect(relative(incompleteBeta(x, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(x)))).toBeLessThan(1e-13)
    }
  })

  it('rises from 0 to 1, and mirrors', () => {
    const shape = double({ min: 0.1, max: 1e4, noNaN: true })
    const share = double({ min: 0, max: 1, noNaN: true })
    assert(
      property(shape, shape, share, share, (a, b, x, y) => {
        const [lower, upper] = [incompleteBeta(Math.min(x, y), a, b), incompleteBeta(Math.max(x, y), a, b)]
        expect(lower).toBeGreaterThanOrEqual(0)
        expect(upper).toBeLessThanOrEqual(1)
        expect(lower).toBeLessThanOrEqual(upper + 1e-10)
        expect(incompleteBeta(x, a, b)).toBeCloseTo(1 - incompleteBeta(1 - x, b, a, x), 9)
      }),
      { seed: 1, numRuns: 500 },
    )
    expect(incompleteBeta(0, 2, 3)).toBe(0)
    expect(incompleteBeta(1, 2, 3)).toBe(1)
  })

  it('has a value where rounding puts both x and its complement past the mean', () => {
    const shapes = Array.from({ length: 60 }, (_, index) => 0.5 + index / 2)
    for (const a of shapes) {
      for (const b of shapes) {
        const mean = (a + 1) / (a + b + 2)
        const around = [mean, mean + Number.EPSILON, mean - Number.EPSILON].map((x) => incompleteBeta(x, a, b))
        for (const value of around) expect(relative(value, around[0] as number)).toBeLessThan(1e-12)
      }
    }
  })

  it('refuses what it is not defined for', () => {
    expect(() => incompleteBeta(1.1, 1, 1)).toThrow(RangeError)
    expect(() => incompleteBeta(0.5, 0, 1)).toThrow(RangeError)
    expect(() => incompleteBeta(Number.NaN, 1, 1)).toThrow(RangeError)
  })
})
