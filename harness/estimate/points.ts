import type { FromPage, Metric } from '../metrics/metric.ts'
import type { Estimate } from '../schema/run.ts'
import { location } from '../stats/location.ts'
import type { CellVisit } from './cells.ts'

export type Point = Estimate['points'][number]

/** Centre of the instances' numbers, on a logarithmic scale where there is one. */
const centre = (values: readonly number[]): number =>
  values.every((value) => value > 0) ? Math.exp(location(values.map(Math.log)).value) : location(values).value

/**
 * How many times better than the baseline a visit found a variant: instance by instance, because the instances of one
 * number share the moment and the padding. `null` where one of them is zero, as a coarse clock makes short steps.
 */
const timesBetter = (metric: Metric, values: readonly number[], baseline: readonly number[] | null): number | null => {
  if (baseline === null || baseline.length !== values.length) return null
  if (![...values, ...baseline].every((value) => value > 0)) return null
  const sign = metric.better === 'lower' ? 1 : -1
  const logs = values.map((value, index) => sign * Math.log((baseline[index] as number) / value))
  return Math.exp(location(logs).value)
}

/** One point for each visit that has a number for the variant. */
export const pointsOf = (
  visits: readonly CellVisit[],
  metric: Metric & { readonly collect: FromPage },
  variant: string,
  baseline: string,
): Point[] => {
  const numbersOf = ({ measured, rounds, resolutionNs }: CellVisit, of: string): readonly number[] | null => {
    const own = measured.get(of)
    const samples = own?.samples[metric.id]
    if (!own || !samples || samples.length === 0) return null
    return metric.collect.summarise(samples, { rounds, calls: own.callsPerSample, resolutionNs })
  }
  return visits.flatMap((visit): Point[] => {
    const values = numbersOf(visit, variant)
    if (values === null) return []
    const ratio = variant === baseline ? null : timesBetter(metric, values, numbersOf(visit, baseline))
    return [{ block: visit.block, launch: visit.launch, value: centre(values), ratio }]
  })
}
