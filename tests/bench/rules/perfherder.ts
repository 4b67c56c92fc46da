import type { Night, Rule } from './rule.ts'

// As Mozilla's Treeherder describes its analysis (docs/data_cycling, perfalert): a t value of weighted windows, the newest points of
// each weighing most, 12 points ahead and 12 to 24 behind, above 7, and a change of 2 %.

const [ahead, leastBack, mostBack, threshold, leastChange] = [12, 12, 24, 7, 0.02]

interface Weighted {
  readonly mean: number
  readonly variance: number
  readonly n: number
}

/** Linear weights: 1 for the value that is nearest to the place that is looked at. */
const weighted = (values: readonly number[], nearestLast: boolean): Weighted => {
  const n = values.length
  const weights = values.map((_, index) => (nearestLast ? index + 1 : n - index) / n)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0) / total
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, variance: n > 1 ? squares / (n - 1) : 0, n }
}

const tValue = (a: Weighted, b: Weighted): number => {
  if (a.mean === b.mean) return 0
  return Math.abs(a.mean - b.mean) / Math.sqrt(a.variance / a.n + b.variance / b.n)
}

const judged = (times: readonly number[], at: number): { t: number; change: number } | null => {
  const [back, fore] = [times.slice(Math.max(0, at - mostBack), at), times.slice(at, at + ahead)]
  if (back.length < leastBack || fore.length < ahead) return null
  const [before, after] = [weighted(back, true), weighted(fore, false)]
  return { t: tValue(before, after), change: Math.abs(after.mean / before.mean - 1) }
}

/** The rule of Mozilla's Perfherder, on times: it knows neither control nor context. */
export const perfherder: Rule = {
  title: 'Perfherder (12/24/12, t > 7, 2 %)',
  begin: () => (nights: readonly Night[]) => {
    const times = nights.map(({ time }) => time)
    const at = times.length - ahead
    const [here, left, right] = [at, at - 1, at - 2].map((place) => judged(times, place))
    if (!left || !(left.t > threshold && left.change >= leastChange)) return null
    // Of neighbours that all are above, the highest is the place.
    return left.t >= (here?.t ?? 0) && left.t >= (right?.t ?? 0) ? at - 1 : null
  },
}
