import { describe, expect, it } from 'vitest'
import { random } from './random.ts'
import { shift } from './shift.ts'

it('agrees with the published example', () => {
  // Hollander, Wolfe & Chicken, table 4.1: permeability of the chorioamnion at term, and between the 12th and the 26th week.
  const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
  const early = [1.15, 0.88, 0.9, 0.74, 1.21]
  const { value, interval } = shift(early, term)
  expect(value).toBeCloseTo(0.305, 10)
  expect(interval?.low).toBeCloseTo(-0.15, 10)
  expect(interval?.high).toBeCloseTo(0.76, 10)
})

it('turns round with its samples, and has no interval for too few', () => {
  const [one, other] = [
    [1, 2, 4, 8, 9],
    [3, 5, 5, 7, 30],
  ] as const
  const [there, back] = [shift(one, other), shift(other, one)]
  expect(back.value).toBe(-there.value)
  expect(back.interval?.low).toBe(-(there.interval?.high ?? 0))
  expect(shift([1], [4])).toEqual({ value: 3, interval: null })
  expect(() => shift([], [1])).toThrow(RangeError)
})

const { normal, uniform } = random(1947)

const noises = {
  normal,
  'heavy-tailed (t, 3 degrees)': () => normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2) / 3),
  'skewed (exponential)': () => -Math.log(1 - uniform()),
  'with ties (whole numbers)': () => Math.round(2 * normal()),
}

describe.each(Object.entries(noises))('%s noise: the interval of 95 percent', (name, noise) => {
  it.each([
    [6, 6],
    [10, 10],
    [6, 20],
  ])('covers the shift as often as it promises, over %i and %i values', (m, n) => {
    const repeats = 4000
    const draw = (count: number): number[] => Array.from({ length: count }, noise)
    let covered = 0
    let promised = 0
    for (let repeat = 0; repeat < repeats; repeat++) {
      const { interval } = shift(draw(m), draw(n))
      promised = interval?.confidence ?? 0
      if (interval && interval.low <= 0 && 0 <= interval.high) covered++
    }
    const share = covered / repeats
    // 1.4 points are four standard errors. Ties only make it cover more often.
    expect(share).toBeGreaterThan(promised - 0.014)
    if (!name.startsWith('with ties')) expect(share).toBeLessThan(promised + 0.014)
  })
})
