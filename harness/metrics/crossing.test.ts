import { describe, expect, it } from 'vitest'
import { crossingCall } from './crossingNumbers.ts'

const taken = { rounds: [], calls: [], resolutionNs: 1000, refreshMs: null }
const { collect } = crossingCall
const summarise = collect.from === 'page' ? collect.summarise : () => []

describe('the time of a crossing', () => {
  it('is what nothing disturbed, whatever was interrupted', () => {
    const samples = Array.from({ length: 200 }, (_, index) => (index % 4 === 0 ? 25 : 5 + (index % 3) * 0.001))
    expect(summarise(samples, taken)[0]).toBeCloseTo(5.001, 3)
  })

  it('is the mean of what the steps of a coarse clock make of it, cheap or dear', () => {
    // 5 % of a sample is a step; the true time lies between two of its multiples, three times as near to the lower one.
    for (const scale of [1, 1000]) {
      const samples = Array.from({ length: 200 }, (_, index) => scale * (index % 4 === 0 ? 5.03 : 5))
      expect(summarise(samples, { ...taken, resolutionNs: 50_000 })[0]).toBeCloseTo(scale * 5.0075, 4)
    }
  })
})
