import { describe, expect, it } from 'vitest'
import { signedRankBounds } from './signedRank.ts'

/** P(W ≤ w) for every w, by counting the sets of ranks with each sum: two to the n of them, scaled. */
const distribution = (n: number): number[] => {
  let shares = [1]
  for (let rank = 1; rank <= n; rank++) {
    const longer = Array.from({ length: shares.length + rank }, () => 0)
    shares.forEach((share, sum) => {
      longer[sum] = (longer[sum] as number) + share / 2
      longer[sum + rank] = (longer[sum + rank] as number) + share / 2
    })
    shares = longer
  }
  let total = 0
  return shares.map((share) => (total += share))
}

describe('signedRankBounds', () => {
  it('has no 95 % interval below six values', () => {
    expect([1, 2, 3, 4, 5].map((n) => signedRankBounds(n, 0.95))).toEqual([null, null, null, null, null])
  })

  it.each([
    // Lower critical values of the two-sided 5 % test (Hollander, Wolfe & Chicken, table A.4): depth is one more.
    [6, 0],
    [7, 2],
    [8, 3],
    [10, 8],
    [12, 13],
    [15, 25],
    [20, 52],
    [25, 89],
    [30, 137],
  ])('agrees with the published table for %i values', (n, critical) => {
    const bounds = signedRankBounds(n, 0.95)
    expect(bounds?.depth).toBe(critical + 1)
    expect(bounds?.confidence).toBeGreaterThanOrEqual(0.95)
  })

  it('counts exactly: for six values one order of signs in 64 on each side', () => {
    expect(signedRankBounds(6, 0.95)?.confidence).toBeCloseTo(1 - 2 / 64, 12)
  })

  it.each([201, 300])('stays with the exact distribution where it approximates, for %i values', (n) => {
    const exact = distribution(n)
    for (const confidence of [0.8, 0.9, 0.95, 0.99, 0.999]) {
      const bounds = signedRankBounds(n, confidence)
      const depth = bounds?.depth ?? 0
      const covered = 1 - 2 * (exact[depth - 1] as number)
      expect(bounds?.confidence).toBe(confidence)
      expect(Math.abs(covered - confidence)).toBeLessThan(3e-4)
      // At the customary levels it errs on the safe side.
      if (confidence >= 0.95) expect(covered).toBeGreaterThanOrEqual(confidence)
    }
  })
})
