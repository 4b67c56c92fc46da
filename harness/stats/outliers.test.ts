import { describe, expect, it } from 'vitest'
import { outliers } from './outliers.ts'
import { random } from './random.ts'

describe('outliers', () => {
  it('finds the far value wherever it stands, on either side', () => {
    expect(outliers([10, 11, 10.5, 50, 9.8, 10.2])).toEqual([3])
    expect(outliers([-40, 10, 11, 10.5, 9.8, 10.2, 90])).toEqual([0, 6])
  })

  it('draws the line at 3.5 modified standard deviations', () => {
    // Median 0, median absolute deviation 1: the line is at 3.5 / 0.67449 = 5.189.
    const values = (last: number) => [-2, -1, -1, 0, 1, 1, last]
    expect(outliers(values(5.18))).toEqual([])
    expect(outliers(values(5.2))).toEqual([6])
  })

  it('still finds it among values that are mostly the same', () => {
    expect(outliers([5, 5, 5, 5, 5, 5, 5, 5, 9])).toEqual([8])
    expect(outliers([5, 5, 5, 5, 5])).toEqual([])
  })

  it('needs three values to call one of them far', () => {
    expect(outliers([])).toEqual([])
    expect(outliers([1, 100])).toEqual([])
  })

  it('does not depend on place or unit', () => {
    const source = random(3)
    const values = Array.from({ length: 60 }, (_, index) => source.normal() * (index % 9 === 0 ? 20 : 1))
    expect(outliers(values).length).toBeGreaterThan(2)
    expect(outliers(values.map((value) => 1e6 + 1000 * value))).toEqual(outliers(values))
  })

  it('calls fewer than one normal value in a hundred far', () => {
    const source = random(4)
    let far = 0
    for (let trial = 0; trial < 500; trial++) far += outliers(Array.from({ length: 40 }, source.normal)).length
    expect(far / (500 * 40)).toBeLessThan(0.01)
  })
})
