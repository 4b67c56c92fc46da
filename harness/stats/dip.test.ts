import { array, assert, integer, oneof, property, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dip } from './dip.ts'
import { random } from './random.ts'

/**
 * Whether a unimodal distribution function comes as near as `distance` to the sample's, from the definition: convex up to
 * the mode, which is at one of the values and may hold mass, concave after it. Such a curve between upper bounds u and
 * lower bounds l exists where no l lies above the chord of two u, and its end must be as high as any line from a u
 * through an l further on says.
 */
const isWithin = (sorted: readonly number[], distance: number): boolean => {
  const n = sorted.length
  const values = [...new Set(sorted)]
  const before = values.map((value) => sorted.filter((other) => other < value).length / n)
  const after = values.map((value) => sorted.filter((other) => other <= value).length / n)
  const slack = 1e-12

  /** How high the convex part must at least come at `end`; infinite where there is none. */
  const leastEnd = (xs: readonly number[], lows: readonly number[], highs: readonly number[], end: number): number => {
    let least = Number.NEGATIVE_INFINITY
    xs.forEach((x, at) => {
      const low = lows[at] as number
      if (low > (highs[at] as number) + slack) least = Number.POSITIVE_INFINITY
      least = Math.max(least, low)
      for (let earlier = 0; earlier < at; earlier++) {
        const x0 = xs[earlier] as number
        const high = highs[earlier] as number
        least = Math.max(least, low + ((low - high) / (x - x0)) * (end - x))
        for (let later = at + 1; later < xs.length; later++) {
          const chord = high + (((highs[later] as number) - high) / ((xs[later] as number) - x0)) * (x - x0)
          if (low > chord + slack) least = Number.POSITIVE_INFINITY
        }
      }
    })
    return least
  }

  return values.some((mode, at) => {
    const left = leastEnd(
      values.slice(0, at),
      after.slice(0, at).map((value) => value - distance),
      before.slice(0, at).map((value) => value + distance),
      mode,
    )
    // The concave part is a convex one, turned by half.
    const right = -leastEnd(
      values
        .slice(at + 1)
        .map((value) => -value)
        .toReversed(),
      before
        .slice(at + 1)
        .map((value) => -value - distance)
        .toReversed(),
      after
        .slice(at + 1)
        .map((value) => -value + distance)
        .toReversed(),
      -mode,
    )
    const lowest = (after[at] as number) - distance
    const highest = (before[at] as number) + distance
    return left <= highest + slack && lowest <= right + slack && left <= right + slack
  })
}

const dipByDefinition = (sorted: readonly number[]): number => {
  let low = 0
  let high = 0.5
  for (let halving = 0; halving < 40; halving++) {
    const middle = (low + high) / 2
    if (isWithin(sorted, middle)) high = middle
    else low = middle
  }
  // A sample that is all mass at one place is unimodal; the statistic counts half a value at least.
  return Math.max(high, 1 / (2 * sorted.length))
}

const dipOf = (values: readonly number[]): number => dip(Float64Array.from(values).toSorted())
const normals = (count: number, centre: number, spread: number, seed: number): number[] => {
  const source = random(seed)
  return Array.from({ length: count }, () => centre + spread * source.normal())
}

describe('dip', () => {
  it('is what the definition says, for small samples with and without ties', () => {
    const distinct = uniqueArray(integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 9 })
    const tied = array(integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 9 })
    assert(
      property(oneof(distinct, tied), (values) => {
        const sorted = values.toSorted((a, b) => a - b)
        expect(dipOf(values)).toBeCloseTo(dipByDefinition(sorted), 9)
      }),
      { numRuns: 600, seed: 8 },
    )
  })

  it('is least for evenly spaced values and a quarter for two equal heaps', () => {
    expect(dipOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBeCloseTo(1 / 20, 12)
    expect(dipOf([...Array.from({ length: 50 }, () => 0), ...Array.from({ length: 50 }, () => 1)])).toBeCloseTo(0.25, 9)
  })

  it('does not depend on place, unit and direction', () => {
    const values = [...normals(30, 0, 1, 1), ...normals(20, 4, 1, 2)]
    expect(dipOf(values.map((value) => 7 + 3 * value))).toBeCloseTo(dipOf(values), 12)
    expect(dipOf(values.map((value) => -value))).toBeCloseTo(dipOf(values), 12)
  })
})
