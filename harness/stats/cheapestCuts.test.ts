import { describe, expect, it } from 'vitest'
import { cheapestCuts } from './cheapestCuts.ts'
import { random } from './random.ts'

const sumOfSquares = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
}

const costOf = (values: readonly number[], cuts: readonly number[], price: number): number => {
  const ends = [...cuts, values.length]
  return (
    ends.reduce((sum, end, index) => sum + sumOfSquares(values.slice(ends[index - 1] ?? 0, end)), 0) +
    price * cuts.length
  )
}

/** The least cost, by trying all ways to cut. */
const leastCost = (values: readonly number[], price: number, minSegment: number): number => {
  let least = sumOfSquares(values)
  for (let cut = minSegment; cut <= values.length - minSegment; cut++) {
    least = Math.min(
      least,
      sumOfSquares(values.slice(0, cut)) + price + leastCost(values.slice(cut), price, minSegment),
    )
  }
  return least
}

describe('cheapestCuts', () => {
  it.each([1, 2, 3])('costs no more than any other way to cut, with segments of at least %i', (minSegment) => {
    const source = random(minSegment)
    const numbersOfCuts = new Set<number>()
    for (let trial = 0; trial < 150; trial++) {
      const levels = [0, 1, 2, 3].map(() => 4 * source.uniform())
      const values = levels.flatMap((level) => Array.from({ length: 3 }, () => 1000 + level + source.normal()))
      const price = 10 ** (2 * source.uniform() - 1)
      const cuts = cheapestCuts(Float64Array.from(values), price, minSegment)
      const ends = [0, ...cuts, values.length]
      for (let index = 1; index < ends.length; index++) {
        expect((ends[index] as number) - (ends[index - 1] as number)).toBeGreaterThanOrEqual(minSegment)
      }
      expect(costOf(values, cuts, price)).toBeCloseTo(leastCost(values, price, minSegment), 7)
      numbersOfCuts.add(cuts.length)
    }
    expect(numbersOfCuts.size).toBeGreaterThan(2)
  })

  it('cuts nothing that is too short to be cut', () => {
    expect(cheapestCuts(Float64Array.of(0, 9, 0), 0.1, 2)).toEqual([])
    expect(cheapestCuts(new Float64Array(0), 0.1, 2)).toEqual([])
  })
})
