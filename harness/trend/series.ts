import { differencesOf } from '../history/context.ts'
import type { Finding, SeriesKey, TrendPoint } from '../history/history.ts'
import type { MetricFacts } from '../schema/metric.ts'
import type { TrendSeries } from '../schema/trend.ts'

export interface SeriesInput {
  readonly key: SeriesKey
  readonly metric: MetricFacts
  /** Oldest first. */
  readonly points: readonly TrendPoint[]
  readonly findings: readonly Finding[]
  /** The most nights; the newest count. */
  readonly last: number
}

/** A series as it is shown: against the newest control where there is one. `null` where it has no point. Pure. */
export const seriesOf = ({ key, metric, points, findings, last }: SeriesInput): TrendSeries | null => {
  const control = points.findLast(({ context, held }) => context.control !== null && held !== null)?.context.control
  const scale = control === undefined ? 'value' : 'held'
  const own = (
    control === undefined ? points : points.filter(({ context, held }) => context.control === control && held !== null)
  ).slice(-last)
  if (own.length === 0) return null
  const runs = new Set(own.map(({ run }) => run))
  return {
    benchmark: key.benchmark,
    browser: key.browser,
    variant: key.variant,
    metric,
    scale,
    nights: own.map(({ run, startedAt, commit, ...point }) => ({
      run,
      startedAt,
      commit,
      value: scale === 'held' ? (point.held ?? 1) : point.value,
      low: scale === 'held' ? point.heldLow : point.low,
      high: scale === 'held' ? point.heldHigh : point.high,
    })),
    boundaries: own.flatMap(({ context }, at) => {
      const before = own[at - 1]
      const differences = before === undefined ? [] : differencesOf(before.context, context)
      return differences.length === 0 ? [] : [{ at, differences }]
    }),
    changes: findings
      .filter(
        ({ outcome, change }) =>
          outcome === 'told' &&
          change.benchmark === key.benchmark &&
          change.browser === key.browser &&
          change.variant === key.variant &&
          change.metric === key.metric &&
          runs.has(change.since.run),
      )
      .map(({ change }) => change),
  }
}
