import { describe, expect, it } from 'vitest'
import { anytimeInterval } from './anytime.ts'
import { anytimeShift } from './anytimeShift.ts'
import { random } from './random.ts'
import { welch } from './welch.ts'

const { normal } = random(2021)

/** Values about a centre until they exclude 0, or there are forty of them: as a run that ends when it is decided. */
const untilDecided = (centre: number): number[] => {
  const values: number[] = []
  for (;;) {
    values.push(centre + normal())
    const interval = values.length < 6 ? null : anytimeInterval(values)
    if (values.length >= 40 || (interval && (interval.low > 0 || interval.high < 0))) return values
  }
}

describe('two runs that looked at their results', () => {
  it.each([0, 0.5])('of the same centre, %d, are told apart in five of a hundred at most', (centre) => {
    const repeats = 500
    let found = 0
    for (let repeat = 0; repeat < repeats; repeat++) {
      if (anytimeShift(untilDecided(centre), untilDecided(centre)).p <= 0.05) found++
    }
    expect(found / repeats).toBeLessThanOrEqual(0.05)
  })

  it('are told apart where they differ by two standard deviations', () => {
    const found = anytimeShift(
      Array.from({ length: 20 }, normal),
      Array.from({ length: 20 }, () => 2 + normal()),
    )
    expect(found.p).toBeLessThan(0.001)
    expect(found.difference - (found.halfWidth ?? Infinity)).toBeGreaterThan(0)
  })
})

it('excludes 0 just where the evidence against it reaches what is needed', () => {
  for (let shift = 0; shift < 4; shift += 0.1) {
    const first = Array.from({ length: 9 }, normal)
    const second = Array.from({ length: 14 }, () => shift + normal())
    const { difference, halfWidth, p } = anytimeShift(first, second)
    expect(Math.abs(difference) > (halfWidth ?? Infinity)).toBe(p < 0.05)
    expect(p).toBeGreaterThan(welch(first, second)?.p ?? 1)
  }
})

it('is wider where values are not independent, and where more confidence is asked for', () => {
  const [first, second] = [Array.from({ length: 12 }, normal), Array.from({ length: 12 }, normal)]
  const width = (...more: [(readonly [number, number])?, number?]): number =>
    anytimeShift(first, second, ...more).halfWidth ?? Infinity
  expect(width([2, 2])).toBeCloseTo(2 * width(), 8)
  expect(width([1, 2])).toBeGreaterThan(width())
  expect(width([1, 1], 0.99)).toBeGreaterThan(width())
})

it('has no interval where the few values can never object strongly enough', () => {
  const few = [1, 2, 1, 2, 1, 2]
  expect(anytimeShift(few, Array.from({ length: 60 }, normal)).halfWidth).toBeNull()
  expect(anytimeShift(few, few).halfWidth).not.toBeNull()
})

it('knows samples without scatter', () => {
  const [ones, twos] = [Array.from({ length: 8 }, () => 1), Array.from({ length: 8 }, () => 2)]
  expect(anytimeShift(ones, ones)).toMatchObject({ difference: 0, halfWidth: 0, p: 1 })
  expect(anytimeShift(ones, twos).p).toBeLessThan(0.01)
})
