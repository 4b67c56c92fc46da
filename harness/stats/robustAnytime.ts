import type { AnytimeInterval } from './anytime.ts'
import { medianOfSorted } from './location.ts'

/** Width of the mixture over how large the shift might be. 2 is quick to find a shift of one standard deviation. */
const rho = 2

/** A value counts for at most this many median absolute deviations. */
const clip = 2.5

/** Values before there is a scale to measure the next one by; of these only the side counts. */
const unscaled = 3

/** A value with the median absolute deviation of the values before it; `null` where these are too few. */
interface Scaled {
  readonly value: number
  readonly scale: number | null
}

/** Median absolute deviation from the median. Distances grow outwards from the middle, so they merge in order. */
const deviation = (sorted: readonly number[]): number => {
  const centre = medianOfSorted(sorted)
  let left = (sorted.length - 1) >> 1
  let right = left + 1
  let distance = 0
  let before = 0
  for (let taken = 0; taken <= sorted.length >> 1; taken++) {
    before = distance
    const toLeft = left >= 0 ? centre - (sorted[left] as number) : Infinity
    const toRight = right < sorted.length ? (sorted[right] as number) - centre : Infinity
    distance = Math.min(toLeft, toRight)
    if (toLeft <= toRight) left--
    else right++
  }
  return sorted.length % 2 === 1 ? distance : (before + distance) / 2
}

/** In the order of time; the earlier values are kept sorted, for each new one needs their deviation. */
const scaled = (values: readonly number[]): Scaled[] => {
  const earlier: number[] = []
  return values.map((value) => {
    const scale = earlier.length < unscaled ? null : deviation(earlier)
    let place = earlier.length
    while (place > 0 && (earlier[place - 1] as number) > value) place--
    earlier.splice(place, 0, value)
    return { value, scale }
  })
}

/** What a value counts for against theta: never rises with theta, and is symmetric about 0 if theta is the centre. */
const score = ({ value, scale }: Scaled, theta: number): number => {
  const distance = value - theta
  if (scale === null) return Math.sign(distance)
  if (scale === 0) return Math.sign(distance) * clip
  return Math.max(-clip, Math.min(clip, distance / scale))
}

/** ln of √(ρ/(V + ρ))·exp(S²/2(V + ρ)), S being the sum of the scores and V that of their squares. */
const logE = (sum: number, squares: number): number =>
  (sum * sum) / (2 * (squares + rho)) - Math.log1p(squares / rho) / 2

/**
 * The e-values against "the centre is theta" after each of the values. They ask for nothing but independent values that
 * scatter symmetrically, each as it likes, which random order of the variants guarantees; a wild one does no harm.
 *
 * For a symmetric x, exp(λx − λ²x²/2) is at most 1 on average (de la Peña 1999), whatever λ and however x was scaled by
 * what came before; the e-value mixes the products over normal λ of variance 1/ρ (Robbins 1970; Howard et al. 2021).
 * Values are scaled by the median absolute deviation of the earlier ones and clipped, so that a wild one counts little.
 */
export const robustAnytimeEs = (values: readonly number[], theta: number): number[] => {
  let sum = 0
  let squares = 0
  return scaled(values).map((value) => {
    const counted = score(value, theta)
    sum += counted
    squares += counted * counted
    return Math.exp(logE(sum, squares))
  })
}

/** The last of them: evidence after all the values. Without values 1. */
export const robustAnytimeE = (values: readonly number[], theta: number): number =>
  robustAnytimeEs(values, theta).at(-1) ?? 1

/** Below every logE(θ) for θ from `low` to `high`: scores do not rise with θ, so the ends bound each of them. */
const leastLogE = (values: readonly Scaled[], low: number, high: number): number => {
  let most = 0
  let least = 0
  let squares = 0
  for (const value of values) {
    const atLow = score(value, low)
    const atHigh = score(value, high)
    most += atLow
    least += atHigh
    squares += Math.max(atLow * atLow, atHigh * atHigh)
  }
  const nearest = most > 0 && least < 0 ? 0 : Math.min(Math.abs(most), Math.abs(least))
  return logE(nearest, squares)
}

/**
 * The theta nearest to `outer`, on the way to `inner`, that E may not reject, or one at most `step` too far out: a
 * stretch that is rejected throughout is dropped, any other halved. Finds it even where E is not monotone.
 */
const outermost = (
  values: readonly Scaled[],
  outer: number,
  inner: number,
  limit: number,
  step: number,
): number | null => {
  if (leastLogE(values, Math.min(outer, inner), Math.max(outer, inner)) >= limit) return null
  const middle = outer + (inner - outer) / 2
  if (Math.abs(inner - outer) <= step || middle === outer || middle === inner) return outer
  return outermost(values, outer, middle, limit, step) ?? outermost(values, middle, inner, limit, step)
}

/**
 * The interval of all centres that these e-values do not reject, and, if there are several stretches of them, what lies
 * in between: may be looked at after every value.
 *
 * @param values one per visit, in the order of time
 * @returns `null` while it is infinite: below eleven values for 0.95
 */
export const robustAnytimeInterval = (values: readonly number[], confidence = 0.95): AnytimeInterval | null => {
  if (values.length <= unscaled) return null
  const terms = scaled(values)
  // Beyond these ends every score is clipped, and E stays as it is.
  const least = Math.min(...terms.map(({ value, scale }) => value - clip * (scale ?? 0)))
  const most = Math.max(...terms.map(({ value, scale }) => value + clip * (scale ?? 0)))
  const rounding = Math.max(Math.abs(least), Math.abs(most), 1e-200) * 1e-12
  const [from, to] = [least - rounding, most + rounding]
  const limit = -Math.log(1 - confidence)
  if (leastLogE(terms, from, from) < limit || leastLogE(terms, to, to) < limit) return null
  const step = deviation(values.toSorted((a, b) => a - b)) * 1e-6
  const low = outermost(terms, from, to, limit, step)
  const high = outermost(terms, to, from, limit, step)
  return low === null || high === null ? null : { low, high, confidence }
}
