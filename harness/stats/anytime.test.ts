import { array, assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anytimeE, anytimeEs, anytimeInterval } from './anytime.ts'
import { meanWithError } from './pairedT.ts'
import { random } from './random.ts'

const multiplier = (values: readonly number[], confidence = 0.95): number =>
  ((anytimeInterval(values, confidence)?.high ?? Infinity) - meanWithError(values).mean) / meanWithError(values).se

const wobbly = (n: number): number[] => Array.from({ length: n }, random(n).normal)

/** E by its definition: the t likelihood ratio averaged over shifts, with numerical integrals over scale and shift. */
const evidence = (values: readonly number[]): number => {
  const [squares, sum, n] = [
    values.reduce((all, v) => all + v * v, 0),
    values.reduce((all, v) => all + v, 0),
    values.length,
  ]
  // Values are N(δσ, σ²), δ is N(0, 1) or 0, and ln σ is spread evenly over the line.
  const likelihood = (shift: number): number => {
    let total = 0
    for (let logScale = -4; logScale < 6; logScale += 0.02) {
      const scale = Math.exp(logScale)
      total += Math.exp(-n * logScale - (squares / scale ** 2 - (2 * shift * sum) / scale + n * shift * shift) / 2)
    }
    return total
  }
  let average = 0
  for (let shift = -8; shift < 8; shift += 0.02) {
    average += ((likelihood(shift) * Math.exp((-shift * shift) / 2)) / Math.sqrt(2 * Math.PI)) * 0.02
  }
  return average / likelihood(0)
}

describe('anytimeInterval', () => {
  it.each([
    [6, 5.45],
    [8, 4.25],
    [10, 3.87],
    [15, 3.54],
    [20, 3.42],
    [30, 3.33],
  ])('reaches as many standard errors as were worked out for %i values', (n, expected) => {
    expect(multiplier(wobbly(n))).toBeCloseTo(expected, 1)
  })

  it('is infinite while there are few values', () => {
    expect([0, 1, 2, 3, 4].map((n) => anytimeInterval(wobbly(n)))).toEqual([null, null, null, null, null])
    expect(anytimeInterval(wobbly(5))).not.toBeNull()
    expect(anytimeInterval(wobbly(5), 0.99)).toBeNull()
  })

  it('is a point for values without scatter', () => {
    expect(anytimeInterval([0.1, 0.1, 0.1, 0.1, 0.1, 0.1])).toEqual({ low: 0.1, high: 0.1, confidence: 0.95 })
  })

  it('ends where the e-value reaches its limit', () => {
    const values = wobbly(12)
    const { low, high } = anytimeInterval(values, 0.9) ?? { low: 0, high: 0 }
    for (const end of [low, high]) expect(anytimeE(values, end)).toBeCloseTo(10, 8)
  })
})

describe('anytimeE', () => {
  it('is the averaged likelihood ratio', () => {
    const values = [0.3, -0.5, 1.1, 0.7, 0.2, 0.9, -0.1]
    expect(anytimeE(values, 0) / evidence(values)).toBeCloseTo(1, 3)
  })

  it('begins at one, for one value cannot tell, and does not care for the unit', () => {
    expect(anytimeE([], 0)).toBe(1)
    expect(anytimeE([5], 0)).toBe(1)
    assert(
      property(array(integer({ min: -99, max: 99 }), { minLength: 2, maxLength: 20 }), (values) => {
        const scaled = values.map((value) => 7 * value + 3)
        expect(anytimeE(scaled, 3) / anytimeE(values, 0)).toBeCloseTo(1, 6)
        expect(
          anytimeE(
            values.map((value) => -value),
            0,
          ) / anytimeE(values, 0),
        ).toBeCloseTo(1, 6)
      }),
      { seed: 4 },
    )
  })

  it('says after each value what it would say had there been no more', () => {
    const values = wobbly(9)
    anytimeEs(values, 0.2).forEach((e, index) => expect(e).toBe(anytimeE(values.slice(0, index + 1), 0.2)))
  })

  it('has a limit for values without scatter, on theta and off it', () => {
    expect(anytimeE([2, 2, 2], 2)).toBe(0.5)
    expect(anytimeE([2, 2, 2], 1)).toBeCloseTo(4, 12)
  })
})
