/** Beyond this many values the normal approximation is exact to four digits, and the table would cost too much. */
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
    const depth = Math.floor(mean - standardNormalQuantile(1 - tail) * deviation)
    return { depth, confidence }
  }
  const table = cumulative(n)
  let depth = 0
  while ((table[depth] as number) <= tail) depth++
  return depth === 0 ? null : { depth, confidence: 1 - 2 * (table[depth - 1] as number) }
}

/** Quantile of the standard normal: Acklam's rational approximation, relative error below 1.2e-9. */
const standardNormalQuantile = (probability: number): number => {
  // Only the central region is needed here: confidences from 0.05 to 0.95.
  const q = probability - 0.5
  const r = q * q
  if (Math.abs(q) <= 0.475_75) {
    const numerator =
      (((((-39.696_830_286_653_76 * r + 220.946_098_424_520_5) * r - 275.928_510_446_968_7) * r + 138.357_751_867_269) *
        r -
        30.664_798_066_147_16) *
        r +
        2.506_628_277_459_239) *
      q
    const denominator =
      ((((-54.476_098_798_224_06 * r + 161.585_836_858_040_9) * r - 155.698_979_859_886_6) * r +
        66.801_311_887_719_72) *
        r -
        13.280_681_552_885_72) *
        r +
      1
    return numerator / denominator
  }
  const s = Math.sqrt(-2 * Math.log(Math.min(probability, 1 - probability)))
  const numerator =
    ((((-0.007_784_894_002_430_293 * s - 0.322_396_458_041_136_5) * s - 2.400_758_277_161_838) * s -
      2.549_732_539_343_734) *
      s +
      4.374_664_141_464_968) *
      s +
    2.938_163_982_698_783
  const denominator =
    (((0.007_784_695_709_041_462 * s + 0.322_467_129_070_039_8) * s + 2.445_134_137_142_996) * s +
      3.754_408_661_907_416) *
      s +
    1
  return (q < 0 ? 1 : -1) * (numerator / denominator)
}
