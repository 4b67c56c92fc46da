import { describe, expect, it } from 'vitest'
import { lowBandMean } from './lowBand.ts'
import { random } from './random.ts'
import { trimmedMean } from './trimmedMean.ts'

/** The variance of a statistic between visits of 300 samples, of which about a third fell into bursts of interference. */
const varianceBetweenVisits = (statistic: (samples: readonly number[]) => number): number => {
  const source = random(11)
  const visits = Array.from({ length: 200 }, () => {
    const burstShare = 0.1 + 0.4 * source.uniform()
    return statistic(
      Array.from({ length: 300 }, () => {
        const disturbed = source.uniform() < burstShare
        return (disturbed ? 1.1 + source.uniform() : 1) + 0.0004 * source.normal()
      }),
    )
  })
  const mean = visits.reduce((sum, visit) => sum + visit, 0) / visits.length
  return visits.reduce((sum, visit) => sum + (visit - mean) ** 2, 0) / (visits.length - 1)
}

describe('lowBandMean', () => {
  it('is the mean of what lies between the 5 % and the 15 % quantile', () => {
    const samples = random(1).shuffled(Array.from({ length: 40 }, (_, index) => index))
    // Of 40, the two lowest are left out and the sixth is the last one in.
    expect(lowBandMean(samples)).toBe((2 + 3 + 4 + 5) / 4)
  })

  it('is the lowest sample when there are few', () => {
    expect(lowBandMean([7])).toBe(7)
    expect(lowBandMean([9, 8])).toBe(8)
    expect(lowBandMean([9, 8, 10, 11])).toBe(8)
    expect(lowBandMean([9, 8, 10, 11, 12, 13, 14])).toBe(8.5)
  })

  it('sorts by value and not by letters, takes typed arrays, and leaves its argument as it was', () => {
    const samples = [100, 20, 3]
    expect(lowBandMean(samples)).toBe(3)
    expect(samples).toEqual([100, 20, 3])
    expect(lowBandMean(Float64Array.of(100, 20, 3))).toBe(3)
  })

  it('refuses to make a number out of nothing', () => {
    expect(() => lowBandMean([])).toThrow(RangeError)
  })

  it('does not move when half of the samples are disturbed, where a mean trimmed at both ends does', () => {
    const quiet = Array.from({ length: 100 }, (_, index) => 1 + index / 1e6)
    const disturbed = quiet.map((sample, index) => (index % 2 === 0 ? sample * 1.5 : sample))
    expect(Math.abs(lowBandMean(disturbed) - lowBandMean(quiet))).toBeLessThan(2e-5)
    expect(trimmedMean(disturbed) - trimmedMean(quiet)).toBeGreaterThan(0.1)
  })

  it('scatters at least three times less between visits than a mean trimmed at both ends', () => {
    expect(Math.sqrt(varianceBetweenVisits(trimmedMean) / varianceBetweenVisits(lowBandMean))).toBeGreaterThan(3)
  })
})
