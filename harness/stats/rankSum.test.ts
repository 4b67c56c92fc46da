import { describe, expect, it } from 'vitest'
import { rankSumBounds } from './rankSum.ts'

/** P(U ≤ u) for every u, by adding up which of the ranks are those of the smaller sample. */
const distribution = (larger: number, smaller: number): number[] => {
  const size = larger * smaller + 1
  // ways[k][u]: k of the ranks so far are the smaller sample's, and u values of the larger one lie below them in all.
  const ways = Array.from({ length: smaller + 1 }, (_, k) => new Float64Array(size).fill(k === 0 ? 1 : 0, 0, 1))
  for (let rank = 0; rank < larger + smaller; rank++) {
    for (let k = Math.min(smaller, rank + 1); k > 0; k--) {
      const [own, before, below] = [ways[k] as Float64Array, ways[k - 1] as Float64Array, rank - k + 1]
      if (below > larger) continue
      for (let u = below; u < size; u++) own[u] = (own[u] as number) + (before[u - below] as number)
    }
  }
  const counts = [...(ways[smaller] as Float64Array)]
  const all = counts.reduce((sum, count) => sum + count, 0)
  let total = 0
  return counts.map((count) => (total += count / all))
}

describe('rankSumBounds', () => {
  it('has no 95 % interval below four and four values, or three and five', () => {
    for (const [m, n] of [
      [0, 9],
      [1, 9],
      [3, 4],
      [2, 7],
    ] as const)
      expect(rankSumBounds(m, n, 0.95)).toBeNull()
    expect(rankSumBounds(4, 4, 0.95)?.confidence).toBeCloseTo(1 - 2 / 70, 12)
  })

  it.each([
    // Critical values of U in the two-sided 5 % test, as tables have them: depth is one more.
    [5, 5, 2],
    [6, 6, 5],
    [8, 8, 13],
    [5, 10, 8],
    [10, 10, 23],
    [10, 20, 55],
    [20, 20, 127],
  ])('agrees with the published table for %i and %i values', (m, n, critical) => {
    const bounds = rankSumBounds(m, n, 0.95)
    expect(bounds?.depth).toBe(critical + 1)
    expect(bounds?.confidence).toBeGreaterThanOrEqual(0.95)
    expect(rankSumBounds(n, m, 0.95)).toEqual(bounds)
  })

  it('counts exactly', () => {
    for (const [m, n] of [
      [9, 4],
      [7, 6],
      [12, 12],
    ] as const) {
      const exact = distribution(m, n)
      const bounds = rankSumBounds(m, n, 0.9)
      expect(bounds?.confidence).toBeCloseTo(1 - 2 * (exact[(bounds?.depth ?? 0) - 1] as number), 12)
    }
  })

  it.each([
    [51, 50],
    [130, 20],
    [300, 9],
  ])('stays with the exact distribution where it approximates, for %i and %i values', (m, n) => {
    const exact = distribution(m, n)
    for (const confidence of [0.9, 0.95, 0.99]) {
      const bounds = rankSumBounds(m, n, confidence)
      const covered = 1 - 2 * (exact[(bounds?.depth ?? 0) - 1] as number)
      expect(bounds?.confidence).toBe(confidence)
      expect(Math.abs(covered - confidence)).toBeLessThan(2e-3)
    }
  })
})
