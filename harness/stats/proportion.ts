import { normalQuantile } from './normal.ts'

/**
 * Interval for a share of which `count` of `n` were seen, by the score method of Wilson (1927): good for small n and for
 * counts of none or all. Of nothing at all, everything from 0 to 1.
 */
export const proportionInterval = (count: number, n: number, confidence = 0.95): readonly [number, number] => {
  if (n === 0) return [0, 1]
  const z2 = normalQuantile((1 + confidence) / 2) ** 2
  const share = count / n
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n)
  const half = Math.sqrt(z2 * (share * (1 - share) * n + z2 / 4)) / n / (1 + z2 / n)
  return [count === 0 ? 0 : Math.max(0, centre - half), count === n ? 1 : Math.min(1, centre + half)]
}
