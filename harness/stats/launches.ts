import { incompleteBeta } from './incompleteBeta.ts'
import type { Location } from './location.ts'
import { tQuantile } from './studentT.ts'

/** How much visits to the same launch of a browser have in common. */
export interface LaunchEffect {
  /** F of a one-way analysis of variance over the ranks: 1 on average if launches do not matter. May be Infinity. */
  readonly f: number
  /** Chance of an F at least as large, were all launches alike. */
  readonly p: number
  /** Share of the variance of the ranks that is between launches, from 0 to 1. */
  readonly intraclass: number
  /** Factor, at least 1, on the half-width of an interval that was made as if visits were independent. */
  readonly widen: number
}

/** Place of each value among all, from 1; equal values share the mean of their places. */
const ranks = (groups: readonly (readonly number[])[]): number[][] => {
  const sorted = groups.flat().toSorted((a, b) => a - b)
  const place = (value: number) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1
  return groups.map((group) => group.map(place))
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * Whether launches differ more than chance, and by how much an interval over visits has to be widened for it.
 *
 * The values count by their ranks (Conover & Iman 1981), for a wild visit would otherwise hide the launches behind
 * it, but not from a Hodges–Lehmann interval. The intraclass correlation ρ is the moment estimate from F, and the
 * factor the design effect √(1 + (m − 1)ρ) (Kish 1965; m, for unequal launches, is Σmᵢ²/Σmᵢ), times the ratio of the t
 * quantiles for the few launches and for the many visits.
 *
 * It is 1 only for F ≤ 1, where nothing at all speaks for launches. Widening only when F is significant would
 * undercover: with five launches of three visits and ρ = 0.2, four such differences in five are not. For the launches'
 * t, k degrees of freedom are taken in place of k − 1, since F > 1 excludes the chance agreements between launches that
 * make tails of t heavy. Simulated for five launches of two to five visits, ρ from 0 to 0.5, normal or with one wild
 * visit in ten: the widened 95 % interval covers 93 to 97 %.
 *
 * Two or three launches cannot tell what launches do: 2 × 5 visits at ρ = 0.5 cover 87 % even when they are widened, and where
 * launches do nothing, half of the intervals would be twice as wide by chance alone. Only more launches help.
 *
 * @param groups values of a launch's visits, one array a launch
 * @param confidence of the interval that is to be widened
 * @returns `null` where it cannot be told: one launch only, or never two visits to the same one
 */
export const launchEffect = (groups: readonly (readonly number[])[], confidence = 0.95): LaunchEffect | null => {
  const ranked = ranks(groups.filter(({ length }) => length > 0))
  const launches = ranked.length
  const sizes = ranked.map(({ length }) => length)
  const visits = sum(sizes)
  if (launches < 2 || visits === launches) return null

  const grandMean = (visits + 1) / 2
  let between = 0
  let within = 0
  for (const group of ranked) {
    const mean = sum(group) / group.length
    between += group.length * (mean - grandMean) ** 2
    within += sum(group.map((rank) => (rank - mean) ** 2))
  }
  if (between === 0) return { f: 0, p: 1, intraclass: 0, widen: 1 }
  const [betweenDf, withinDf] = [launches - 1, visits - launches]
  const f = between / betweenDf / (within / withinDf)
  // With x = d₂/(d₂ + d₁F) the tail of F is I of (d₂/2, d₁/2) at x (Abramowitz & Stegun 26.6.2).
  const p = incompleteBeta(within / (within + between), withinDf / 2, betweenDf / 2, between / (within + between))

  const squares = sum(sizes.map((size) => size * size)) / visits
  const effectiveSize = (visits - squares) / betweenDf
  const intraclass = f <= 1 ? 0 : f === Infinity ? 1 : (f - 1) / (f - 1 + effectiveSize)
  if (intraclass === 0) return { f, p, intraclass, widen: 1 }
  const tail = (1 + confidence) / 2
  const fewer = tQuantile(tail, launches) / tQuantile(tail, visits - 1)
  return { f, p, intraclass, widen: Math.max(1, Math.sqrt(1 + (squares - 1) * intraclass) * fewer) }
}

/** The same estimate with each side of its interval this many times as long. For ratios: on the log scale. */
export const widened = ({ value, interval }: Location, factor: number): Location => ({
  value,
  interval: interval && {
    ...interval,
    low: value - factor * (value - interval.low),
    high: value + factor * (interval.high - value),
  },
})
