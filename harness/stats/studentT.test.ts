import { describe, expect, it } from 'vitest'
import { normalQuantile } from './normal.ts'
import { tCdf, tQuantile } from './studentT.ts'

const relative = (value: number, truth: number): number => Math.abs(value / truth - 1)

/** ∫ cosᵏ from −π/2 to `end`, by Simpson's rule. */
const cosines = (power: number, end: number): number => {
  const slices = 20_000
  const width = (end + Math.PI / 2) / slices
  let sum = Math.cos(end) ** power
  for (let slice = 1; slice < slices; slice++) {
    sum += Math.cos(-Math.PI / 2 + slice * width) ** power * (slice % 2 === 1 ? 4 : 2)
  }
  return (sum * width) / 3
}

describe('tCdf', () => {
  it('has closed forms for one and two degrees of freedom', () => {
    for (const t of [-1e6, -50, -3, -0.1, 0, 0.2, 1, 8]) {
      // Differences of nearly equal numbers cost the closed forms digits in the far tail.
      expect(tCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 14)
      expect(tCdf(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 14)
    }
    expect(relative(tCdf(-1e6, 1), Math.atan(1e-6) / Math.PI)).toBeLessThan(1e-13)
  })

  it.each([5, 6, 9, 19, 29, 100])('is the area under the density, with t = √ν tan θ, for %i degrees', (df) => {
    for (const t of [-6, -2.5, -1, -0.2, 0.7, 3]) {
      const area = cosines(df - 1, Math.atan(t / Math.sqrt(df))) / cosines(df - 1, Math.PI / 2)
      expect(relative(tCdf(t, df), area)).toBeLessThan(1e-10)
    }
  })

  it('reaches both ends', () => {
    expect(tCdf(-Infinity, 3)).toBe(0)
    expect(tCdf(Infinity, 3)).toBe(1)
    expect(tCdf(0, 3)).toBe(0.5)
  })
})

describe('tQuantile', () => {
  it.each([
    // Abramowitz & Stegun, table 26.10: two-sided 80, 95, 99 and 99.9 %.
    [1, 3.078, 12.706, 63.657, 636.619],
    [2, 1.886, 4.303, 9.925, 31.598],
    [3, 1.638, 3.182, 5.841, 12.924],
    [5, 1.476, 2.571, 4.032, 6.869],
    [10, 1.372, 2.228, 3.169, 4.587],
    [20, 1.325, 2.086, 2.845, 3.85],
    [30, 1.31, 2.042, 2.75, 3.646],
    [60, 1.296, 2.0, 2.66, 3.46],
    [120, 1.289, 1.98, 2.617, 3.373],
  ])('agrees with the published table for %i degrees', (df, ...row) => {
    const own = [0.9, 0.975, 0.995, 0.9995].map((probability) => tQuantile(probability, df))
    // The table rounds; its 31.598 is known to be 31.599.
    own.forEach((t, index) => expect(Math.abs(t - (row[index] as number))).toBeLessThan(0.0012))
  })

  it('undoes the distribution function, for whole and broken degrees', () => {
    for (const df of [0.5, 1, 1.7, 2, 4.3, 9, 30, 365.25, 1e4]) {
      for (const probability of [1e-12, 1e-6, 0.001, 0.025, 0.1, 0.4, 0.499, 0.5, 0.8, 0.975]) {
        expect(relative(tCdf(tQuantile(probability, df), df), probability)).toBeLessThan(1e-11)
      }
    }
  })

  it('is symmetric, and nears the normal quantile', () => {
    expect(tQuantile(0.9, 7)).toBe(-tQuantile(1 - 0.9, 7))
    expect(tQuantile(0.975, 1e6)).toBeCloseTo(normalQuantile(0.975), 5)
  })

  it('has the whole line between 0 and 1, and nothing outside', () => {
    expect([0, 0.5, 1].map((probability) => tQuantile(probability, 4) + 0)).toEqual([-Infinity, 0, Infinity])
    expect(() => tQuantile(1.5, 4)).toThrow(RangeError)
    expect(() => tQuantile(0.5, 0)).toThrow(RangeError)
  })
})
