import { describe, expect, it } from 'vitest'
import { meanWithError, pairedT } from './pairedT.ts'
import { random } from './random.ts'

/** Additional hours of sleep by two drugs, differences of ten patients: Student 1908, table in "Illustrations". */
const sleep = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]

describe('meanWithError', () => {
  it('is exact for equal values, where rounding would invent scatter', () => {
    const values = Array.from({ length: 7 }, () => 0.1)
    expect(values.reduce((sum, value) => sum + value, 0) / 7).not.toBe(0.1)
    expect(meanWithError(values)).toEqual({ mean: 0.1, se: 0 })
  })

  it('refuses a single value', () => {
    expect(() => meanWithError([1])).toThrow(RangeError)
  })
})

describe('pairedT', () => {
  it("finds what is known of Student's own example", () => {
    const test = pairedT(sleep)
    expect(test?.mean).toBeCloseTo(1.58, 12)
    expect((test?.mean ?? 0) / (test?.se ?? 1)).toBeCloseTo(4.0621, 4)
    expect(test?.df).toBe(9)
    expect(test?.p).toBeCloseTo(0.002_833, 6)
  })

  it('tests against any mean, from both sides alike', () => {
    expect(pairedT(sleep, { mean: 1.58 })?.p).toBeGreaterThan(0.999)
    expect(pairedT(sleep, { mean: 1.08 })?.p).toBeCloseTo(pairedT(sleep, { mean: 2.08 })?.p ?? 0, 12)
  })

  it('is less sure with fewer degrees of freedom, or a wider error', () => {
    const p = pairedT(sleep)?.p ?? 1
    expect(pairedT(sleep, { degrees: 4 })?.p).toBeGreaterThan(p)
    expect(pairedT(sleep, { widen: 1.5 })?.p).toBeGreaterThan(p)
    expect(pairedT(sleep, { widen: 1.5 })?.se).toBeCloseTo(1.5 * (pairedT(sleep)?.se ?? 0), 12)
  })

  it('is certain, one way or the other, of values without scatter', () => {
    expect(pairedT([0, 0, 0])).toEqual({ mean: 0, se: 0, df: 2, p: 1 })
    expect(pairedT([0.1, 0.1, 0.1])).toEqual({ mean: 0.1, se: 0, df: 2, p: 0 })
  })

  it('has nothing to say of a single value', () => {
    expect(pairedT([])).toBeNull()
    expect(pairedT([1])).toBeNull()
  })

  it('has p-values that are uniform when there is nothing to find', () => {
    const { normal } = random(3)
    const counts = Array.from({ length: 10 }, () => 0)
    for (let trial = 0; trial < 10_000; trial++) {
      const tenth = Math.floor((pairedT(Array.from({ length: 8 }, normal))?.p ?? 0) * 10)
      counts[tenth] = (counts[tenth] ?? 0) + 1
    }
    // Chi-square with 9 degrees of freedom below its 99.9 % point.
    expect(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(27.88)
  })
})
