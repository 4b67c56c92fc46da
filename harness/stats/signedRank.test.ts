import { describe, expect, it } from 'vitest'
import { signedRankBounds } from './signedRank.ts'

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

  it('goes over to the normal approximation without a jump', () => {
    const exact = signedRankBounds(200, 0.95)
    const approximate = signedRankBounds(201, 0.95)
    const growth = (approximate?.depth ?? 0) / (exact?.depth ?? 1)
    expect(growth).toBeGreaterThan(1.0)
    expect(growth).toBeLessThan(1.03)
  })
})
