import { describe, expect, it } from 'vitest'
import { random } from './random.ts'
import { trimmedMean } from './trimmedMean.ts'

describe('trimmedMean', () => {
  it('puts a fifth of the samples aside at each end', () => {
    expect(trimmedMean([1000, 1, 2, 3, -1000])).toBe(2)
  })

  it('is the sample itself when there is one', () => {
    expect(trimmedMean([7])).toBe(7)
  })

  it('refuses to make a number out of nothing', () => {
    expect(() => trimmedMean([])).toThrow(RangeError)
  })

  it('sees a difference far below the clock step when the calls per sample vary, where a median sees none', () => {
    // Samples of about 3 ms, read with a clock that ticks every 20 µs without jitter; one arm is 0.3 % slower.
    const clock = 0.02
    const source = random(3)
    const read = (milliseconds: number) => {
      const start = source.uniform() * 10
      return Math.floor((start + milliseconds) / clock) * clock - Math.floor(start / clock) * clock
    }
    const arm = (perCall: number) =>
      Array.from({ length: 20_000 }, () => {
        const calls = 100 + source.below(26)
        return read(calls * perCall) / calls
      })
    const seen = trimmedMean(arm(0.030_09)) / trimmedMean(arm(0.03))
    expect(Math.abs(seen - 1.003)).toBeLessThan(0.000_15)
  })
})
