import { describe, expect, it } from 'vitest'
import { repetitions, varianceComponents, type AllocationInput } from './allocation.ts'
import { random } from './random.ts'

const input = (change: Partial<AllocationInput>): AllocationInput => ({
  fixedCost: 2000,
  costPerRepetition: 20,
  varianceWithin: 1,
  varianceBetween: 1,
  min: 1,
  max: 1000,
  ...change,
})

/** Variance of the mean over as many visits as the budget pays for, whole or not. */
const varianceOfMean = (setting: AllocationInput, count: number, budget = 1e6): number => {
  const visits = budget / (setting.fixedCost + count * setting.costPerRepetition)
  return (setting.varianceBetween + setting.varianceWithin / count) / visits
}

describe('repetitions', () => {
  it('is the root of the ratio of costs times the ratio of variances', () => {
    expect(repetitions(input({}))).toBe(10)
    expect(repetitions(input({ varianceWithin: 4 }))).toBe(20)
    expect(repetitions(input({ fixedCost: 20, varianceBetween: 100 }))).toBe(1)
  })

  it('makes the mean vary least for its cost, of all counts', () => {
    const source = random(5)
    for (let trial = 0; trial < 300; trial++) {
      const setting = input({
        fixedCost: 10 ** (4 * source.uniform()),
        costPerRepetition: 10 ** (2 * source.uniform()),
        varianceWithin: 10 ** (3 * source.uniform() - 1),
        varianceBetween: 10 ** (3 * source.uniform() - 1),
      })
      const all = Array.from({ length: 1000 }, (_, index) => varianceOfMean(setting, index + 1))
      const chosen = varianceOfMean(setting, repetitions(setting))
      expect(chosen).toBeLessThanOrEqual(Math.min(...all) * (1 + 1e-12))
    }
  })

  it('keeps within its bounds, and takes as many as allowed where visits do not differ', () => {
    expect(repetitions(input({ max: 7 }))).toBe(7)
    expect(repetitions(input({ min: 30 }))).toBe(30)
    expect(repetitions(input({ varianceBetween: 0, max: 40 }))).toBe(40)
    expect(repetitions(input({ varianceBetween: -1, max: 40 }))).toBe(40)
    expect(repetitions(input({ varianceWithin: 0, min: 5 }))).toBe(5)
  })
})

describe('varianceComponents', () => {
  it('is the textbook split for groups of one size', () => {
    // Means 2, 5, 8 about 5: mean square between 2 · 18 / 2 = 18, within 2; (18 − 2) / 2 = 8.
    expect(
      varianceComponents([
        [1, 3],
        [4, 6],
        [7, 9],
      ]),
    ).toEqual({ within: 2, between: 8 })
  })

  it('says 0 where the groups differ less than chance would have it', () => {
    expect(
      varianceComponents([
        [1, 9],
        [2, 8],
      ]).between,
    ).toBe(0)
  })

  it('finds both variances on average, with groups of different sizes', () => {
    const source = random(6)
    const trials = 2000
    let within = 0
    let between = 0
    for (let trial = 0; trial < trials; trial++) {
      const groups = Array.from({ length: 12 }, (_, index) => {
        const mean = 100 + 3 * source.normal()
        return Array.from({ length: 2 + (index % 5) }, () => mean + 2 * source.normal())
      })
      const found = varianceComponents(groups)
      within += found.within / trials
      between += found.between / trials
    }
    // Four standard errors; cutting at 0 hardly ever happens here.
    expect(Math.abs(within - 4)).toBeLessThan(0.09)
    expect(Math.abs(between - 9)).toBeLessThan(0.5)
  })

  it('refuses what cannot show both', () => {
    expect(() => varianceComponents([[1, 2, 3]])).toThrow(RangeError)
    expect(() => varianceComponents([[1], [2]])).toThrow(RangeError)
    expect(() => varianceComponents([[1, 2], []])).toThrow(RangeError)
  })
})
