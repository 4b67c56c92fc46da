import { describe, expect, it } from 'vitest'
import { lowBandMean } from './lowBand.ts'
import { random } from './random.ts'
import { undisturbedMean } from './undisturbedMean.ts'

const every = (samples: readonly number[], step: number) => samples.map(() => step)

describe('undisturbedMean', () => {
  it('is the low band on a clock without steps', () => {
    const source = random(1)
    const samples = Array.from({ length: 101 }, () => 5 + source.uniform())
    expect(undisturbedMean(samples, every(samples, 0))).toBeCloseTo(lowBandMean(samples), 12)
  })

  it('is the mean of all readings on the grid, however they divide', () => {
    // A sample of 10.3 steps reads as 10 in seven of ten cases; every low quantile says 10.
    const samples = Array.from({ length: 100 }, (_, index) => (index % 10 < 7 ? 10 : 11))
    expect(lowBandMean(samples)).toBe(10)
    expect(undisturbedMean(samples, every(samples, 1))).toBeCloseTo(10.3, 12)
  })

  it('climbs from the low end to the centre when the clock errs by more than a step', () => {
    const samples = Array.from({ length: 100 }, (_, index) => 100 + (index % 5) / 2)
    expect(undisturbedMean(samples, every(samples, 1))).toBeCloseTo(101, 1)
  })

  it('leaves out what the clock cannot have done, above and below', () => {
    const quiet = Array.from({ length: 80 }, (_, index) => (index % 2 === 0 ? 10 : 11))
    const disturbed = Array.from({ length: 50 }, (_, index) => 15 + index)
    expect(undisturbedMean([...quiet, ...disturbed, 2], every([...quiet, ...disturbed, 2], 1))).toBeCloseTo(10.5, 12)
  })

  it('scales with its unit, and each sample has its own step', () => {
    const source = random(2)
    const calls = Array.from({ length: 200 }, () => 40 + source.below(11))
    const samples = calls.map((count) => Math.floor(count * 1.37 + source.uniform()) / count)
    const steps = calls.map((count) => 1 / count)
    const value = undisturbedMean(samples, steps)
    expect(value).toBeGreaterThan(1.36)
    expect(value).toBeLessThan(1.38)
    const inNs = undisturbedMean(
      samples.map((sample) => sample * 1000),
      steps.map((step) => step * 1000),
    )
    expect(inNs).toBeCloseTo(value * 1000, 6)
  })

  it('refuses no samples, and samples without steps', () => {
    expect(() => undisturbedMean([], [])).toThrow(RangeError)
    expect(() => undisturbedMean([1, 2], [1])).toThrow(RangeError)
  })
})
