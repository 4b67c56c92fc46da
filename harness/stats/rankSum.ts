import { normalQuantile } from './normal.ts'

/** Product of the sizes beyond which the normal approximation keeps its promise to within 0.002, and the table would cost too much. */
const largestExact = 2500

const tables = new Map<string, Float64Array>()

/**
 * P(U ≤ u) for every u, U being the number of pairs in which the value of the second sample is the larger one, for samples of
 * m and n values from the same distribution without ties. By the recursion of Mann & Whitney (1947), "On a test of whether one of two
 * random variables is stochastically larger than the other": the largest of all values is one of the m or one of the n.
 */
const cumulative = (m: number, n: number): Float64Array => {
  const key = `${m} ${n}`
  const known = tables.get(key)
  if (known) return known
  let row: Float64Array[] = Array.from({ length: n + 1 }, () => Float64Array.of(1))
  for (let first = 1; first <= m; first++) {
    const next: Float64Array[] = [Float64Array.of(1)]
    for (let second = 1; second <= n; second++) {
      const probability = new Float64Array(first * second + 1)
      const [ofFirst, ofSecond] = [row[second] as Float64Array, next[second - 1] as Float64Array]
      // If the largest is one of the second sample, it is larger than all of the first.
      ofSecond.forEach((share, u) => (probability[u + first] = (share * second) / (first + second)))
      ofFirst.forEach((share, u) => (probability[u] = (probability[u] as number) + (share * first) / (first + second)))
      next.push(probability)
    }
    row = next
  }
  let total = 0
  const table = (row[n] as Float64Array).map((share) => (total += share))
  tables.set(key, table)
  return table
}

/** Which differences bound the interval, and what it then guarantees. */
export interface RankSumBounds {
  /** The interval runs from the `depth`-th smallest to the `depth`-th largest of the m·n differences, counted from 1. */
  readonly depth: number
  /** Probability that the interval covers the shift: at least what was asked for. Ties make it larger. */
  readonly confidence: number
}

/**
 * Bounds of the distribution-free interval for the shift between two independent samples, by inverting the
 * Wilcoxon–Mann–Whitney test (Hollander, Wolfe & Chicken, Nonparametric Statistical Methods, §4.3). Exact for up to 50 and 50 values; beyond, the
 * normal approximation.
 *
 * @param confidence wanted, in (0, 1)
 * @returns `null` where no interval can promise that much: for 0.95, below four and four values
 */
export const rankSumBounds = (m: number, n: number, confidence: number): RankSumBounds | null => {
  if (m === 0 || n === 0) return null
  const tail = (1 - confidence) / 2
  if (m * n > largestExact) {
    const deviation = Math.sqrt((m * n * (m + n + 1)) / 12)
    const depth = Math.floor((m * n) / 2 - normalQuantile(1 - tail) * deviation)
    return depth < 1 ? null : { depth, confidence }
  }
  const table = cumulative(m, n)
  let depth = 0
  while ((table[depth] as number) <= tail) depth++
  return depth === 0 ? null : { depth, confidence: 1 - 2 * (table[depth - 1] as number) }
}
