import type { FromPage, Metric } from '../metrics/metric.ts'
import type { Estimate, Ratio } from '../schema/run.ts'
import { location, logLocation } from '../stats/location.ts'
import { verdict } from '../stats/verdict.ts'
import type { Cell, CellVisit } from './cells.ts'

type Point = Estimate['points'][number]

/** How many times better than the baseline; `null` where one of them is zero, as a coarse clock makes short steps. */
const timesBetter = (metric: Metric, value: number, baseline: number | null): number | null => {
  if (baseline === null || value <= 0 || baseline <= 0) return null
  return metric.better === 'lower' ? baseline / value : value / baseline
}

const ratioOf = (points: readonly Point[]): Ratio | null => {
  const ratios = points.map(({ ratio }) => ratio)
  // Leaving out the visits where a step was too short to be seen would favour the long ones.
  if (ratios.length === 0 || ratios.includes(null)) return null
  const { value, interval } = logLocation(ratios as number[])
  return { value, interval, verdict: verdict(interval) }
}

/** The estimates of one metric in one benchmark and browser, one per variant that has a number in any visit. */
export const sampledEstimates = (
  { benchmark, browser, visits }: Cell,
  metric: Metric & { readonly collect: FromPage },
  variants: readonly string[],
  baseline: string,
): Estimate[] => {
  const numberOf = (visit: CellVisit, variant: string): number | null => {
    const samples = visit.measured.get(variant)?.samples[metric.id]
    return samples && samples.length > 0 ? metric.collect.summarise(samples) : null
  }

  return variants.flatMap((variant): Estimate[] => {
    const points = visits.flatMap((visit): Point[] => {
      const value = numberOf(visit, variant)
      if (value === null) return []
      const ratio = variant === baseline ? null : timesBetter(metric, value, numberOf(visit, baseline))
      return [{ block: visit.block, launch: visit.launch, value, ratio }]
    })
    if (points.length === 0) return []
    const values = points.map(({ value }) => value)
    const { value, interval } = values.every((number) => number > 0) ? logLocation(values) : location(values)
    const ratio = variant === baseline ? null : ratioOf(points)
    return [{ benchmark, browser, variant, metric: metric.id, value, interval, ratio, kind: 'sampled', points }]
  })
}
