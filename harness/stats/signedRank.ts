import { normalQuantile } from './normal.ts'

/** Beyond, the normal approximation keeps its promise to within 0.0003, and the table would cost too much. */
const largestExact = 200

const tables = new Map<number, Float64Array>()

/**
 * P(W ≤ w) for every w, W being the sum of the ranks of the positive values among n that are symmetric about zero
 * (Wilcoxon 1945). Counted exactly: each rank 1…n is in the sum or not, with equal chance.
 */
const cumulative = (n: number): Float64Array => {
  const known = tables.get(n)
  if (known) return known
  const probability = new Float64Array((n * (n + 1)) / 2 + 1)
  probability[0] = 1
  let largest = 0
  for (let rank = 1; rank <= n; rank++) {
    largest += rank
    for (let sum = largest; sum >= 0; sum--) {
      const without = (probability[sum] as number) / 2
      const withRank = sum >= rank ? (probability[sum - rank] as number) / 2 : 0
      probability[sum] = without + withRank
    }
  }
  for (let sum = 1; sum < probability.length; sum++) {
    probability[sum] = (probability[sum] as number) + (probability[sum - 1] as number)
  }
  tables.set(n, probability)
  return probability
}

/** Which Walsh averages bound the interval, and what it then guarantees. */
export interface SignedRankBounds {
  /** The interval runs from the `depth`-th smallest to the `depth`-th largest Walsh average, counted from 1. */
  readonly depth: number
  /** Probability that the interval covers the centre: at least what was asked for. */
  readonly confidence: number
}

/**
 * Bounds of the distribution-free interval for the centre of n symmetric values (Hollander, Wolfe & Chicken,
 * Nonparametric Statistical Methods, §3.3).
 *
 * @param confidence wanted, in (0, 1)
 * @returns `null` where no interval can promise that much: for 0.95, below six values
 */
export const signedRankBounds = (n: number, confidence: number): SignedRankBounds | null => {
  const tail = (1 - confidence) / 2
  if (n > largestExact) {
    const mean = (n * (n + 1)) / 4
    const deviation = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24)
    const depth = Math.floor(mean - normalQuantile(1 - tail) * deviation)
    return { depth, confidence }
  }
  const table = cumulative(n)
  let depth = 0
  while ((table[depth] as number) <= tail) depth++
  return depth === 0 ? null : { depth, confidence: 1 - 2 * (table[depth - 1] as number) }
}
