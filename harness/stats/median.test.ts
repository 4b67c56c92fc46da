import { describe, expect, it } from 'vitest'
import { median, medianAbsoluteDeviation } from './median.ts'

describe('median', () => {
  it('is the middle value, or the mean of the two in the middle, by size and not by letters', () => {
    expect(median([100, 9, 20])).toBe(20)
    expect(median([100, 9, 20, 30])).toBe(25)
    expect(median([3])).toBe(3)
  })

  it('leaves its argument as it was, and refuses nothing', () => {
    const values = [3, 1, 2]
    expect(median(values)).toBe(2)
    expect(values).toEqual([3, 1, 2])
    expect(() => median([])).toThrow(RangeError)
  })
})

describe('medianAbsoluteDeviation', () => {
  it('is the median distance from the median', () => {
    expect(medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9])).toBe(1)
  })

  it('is not moved by a wild value', () => {
    expect(medianAbsoluteDeviation([1, 2, 3, 4, 5])).toBe(medianAbsoluteDeviation([1, 2, 3, 4, 1e9]))
  })
})
