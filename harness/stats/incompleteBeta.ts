/** B₂ₖ/(2k(2k−1)) of Stirling's series. Seven terms leave less than 1e-16 from 10 up. */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156]

/** ln Γ(x) for x > 0: Stirling's series (Abramowitz & Stegun 6.1.41) from 10 up, and Γ(x) = Γ(x + 1)/x below. */
const logGamma = (x: number): number => {
  let shift = 1
  let large = x
  while (large < 10) shift *= large++
  const series = stirling.reduceRight((sum, coefficient) => sum / (large * large) + coefficient, 0) / large
  return (large - 0.5) * Math.log(large) - large + Math.log(2 * Math.PI) / 2 + series - Math.log(shift)
}

/** ln B(a, b), for positive a and b. */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b)

const longestFraction = 100_000

/**
 * The continued fraction of Iₓ(a, b) (NIST Digital Library of Mathematical Functions, 8.17.22), from the front by the
 * method of Lentz (1976) as changed by Thompson & Barnett (1986). Converges fast below the mean of the distribution.
 */
const continuedFraction = (x: number, a: number, b: number): number => {
  const tiny = 1e-300
  const nonZero = (value: number): number => (value === 0 ? tiny : value)
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let c = 1
  let fraction = d
  for (let m = 1; m <= longestFraction; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    let change = 1
    for (const coefficient of [even, odd]) {
      d = 1 / nonZero(1 + coefficient * d)
      c = nonZero(1 + coefficient / c)
      change = c * d
      fraction *= change
    }
    if (Math.abs(change - 1) < 1e-15) return fraction
  }
  throw new RangeError(`the incomplete beta function does not settle for ${x}, ${a}, ${b}`)
}

const belowMean = (x: number, a: number, b: number, complement: number): number => {
  const logX = complement < 0.5 ? Math.log1p(-complement) : Math.log(x)
  const logComplement = x < 0.5 ? Math.log1p(-x) : Math.log(complement)
  return (Math.exp(a * logX + b * logComplement - logBeta(a, b)) / a) * continuedFraction(x, a, b)
}

/**
 * The regularised incomplete beta function Iₓ(a, b): P(X ≤ x) for X of the beta distribution.
 *
 * @param x in [0, 1]
 * @param a positive
 * @param b positive
 * @param complement 1 − x, where the caller knows it better than a subtraction from an x near 1 would tell
 * @throws RangeError outside these
 */
export const incompleteBeta = (x: number, a: number, b: number, complement = 1 - x): number => {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) throw new RangeError(`no incomplete beta function at ${x}, ${a}, ${b}`)
  if (x === 0 || complement === 0) return x === 0 ? 0 : 1
  // Past the mean the fraction is slow, and its mirror image fast.
  return x <= (a + 1) / (a + b + 2) ? belowMean(x, a, b, complement) : 1 - belowMean(complement, b, a, x)
}
