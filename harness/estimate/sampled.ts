import type { Estimate } from '../schema/run.ts'
import { location, logLocation } from '../stats/location.ts'
import type { Cell } from './cells.ts'
import { compare, type Comparison } from './comparison.ts'
import { pairsOf, pointsOf, readingsOf, type VisitMetric } from './points.ts'
import { steadinessOf } from './steadiness.ts'

/** An estimate whose ratio awaits the correction for all the other comparisons of the run. */
export interface Uncorrected extends Omit<Estimate, 'ratio' | 'held'> {
  readonly comparison: Comparison | null
}

export interface SampledOptions {
  readonly variants: readonly string[]
  readonly baseline: string
  /** Whether the results decided when to stop. */
  readonly looked: boolean
}

/** The estimates of one metric in one benchmark and browser, one per variant that has a number in any visit. */
export const sampledEstimates = (
  { benchmark, browser, visits }: Cell,
  metric: VisitMetric,
  { variants, baseline, looked }: SampledOptions,
): Uncorrected[] =>
  variants.flatMap((variant): Uncorrected[] => {
    const readings = readingsOf(visits, metric, variant, baseline)
    if (readings.length === 0) return []
    const points = pointsOf(readings)
    const values = points.map(({ value }) => value)
    const { value, interval } = values.every((number) => number > 0) ? logLocation(values) : location(values)
    const comparison = variant === baseline ? null : compare(pairsOf(readings), looked)
    return [
      {
        benchmark,
        browser,
        variant,
        metric: metric.id,
        value,
        interval: interval && { ...interval, method: 'signed-rank' },
        comparison,
        kind: 'sampled',
        flags: [...(comparison?.flags ?? [])],
        steadiness: metric.group === 'throughput' ? steadinessOf(visits, variant) : null,
        points,
      },
    ]
  })
