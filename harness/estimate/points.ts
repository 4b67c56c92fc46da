import type { FromPage, FromProcesses, Metric } from '../metrics/metric.ts'
import type { Estimate } from '../schema/run.ts'
import { location } from '../stats/location.ts'
import type { CellVisit } from './cells.ts'

export type Point = Estimate['points'][number]

/** A metric that visits say something about. */
export type VisitMetric = Metric & { readonly collect: FromPage | FromProcesses }

/** Centre of the instances' numbers, on a logarithmic scale where there is one. */
const centre = (values: readonly number[]): number =>
  values.every((value) => value > 0) ? Math.exp(location(values.map(Math.log)).value) : location(values).value

/**
 * How many times better than the baseline a visit found a variant: instance by instance, because the instances of one
 * number share the moment and the padding. `null` where one of them is not positive, as a coarse clock makes short steps.
 */
const timesBetter = (metric: Metric, values: readonly number[], baseline: readonly number[]): number | null => {
  if (baseline.length !== values.length) return null
  if (![...values, ...baseline].every((value) => value > 0)) return null
  const sign = metric.better === 'lower' ? 1 : -1
  const logs = values.map((value, index) => sign * Math.log((baseline[index] as number) / value))
  return Math.exp(location(logs).value)
}

/** What a visit says of a variant in the metric's unit, one number for each instance; empty where it says nothing. */
const numbersOf = ({ collect, id }: VisitMetric, visit: CellVisit, variant: string): readonly number[] => {
  if (collect.from === 'processes') {
    const own = visit.memory.get(variant)
    const number = own && visit.empty ? collect.read(own, visit.empty) : null
    return number === null ? [] : [number]
  }
  const measured = visit.measured.get(variant)
  const samples = measured?.samples[collect.series ?? id] ?? []
  if (!measured || samples.length === 0) return []
  const { rounds, resolutionNs, refreshMs } = visit
  return collect.summarise(samples, { rounds, calls: measured.callsPerSample, resolutionNs, refreshMs })
}

/** What a visit says of a variant, and of it against the baseline. */
export interface Reading {
  readonly visit: CellVisit
  readonly values: readonly number[]
  /**
   * How many times better than the baseline; `null` where that cannot be told, because a step was too short to be seen, and
   * `undefined` where the visit has no number of the baseline, or the variant is the baseline.
   */
  readonly ratio: number | null | undefined
}

/** One reading for each visit that has a number for the variant. */
export const readingsOf = (
  visits: readonly CellVisit[],
  metric: VisitMetric,
  variant: string,
  baseline: string,
): Reading[] =>
  visits.flatMap((visit): Reading[] => {
    const values = numbersOf(metric, visit, variant)
    if (values.length === 0) return []
    const reference = variant === baseline ? [] : numbersOf(metric, visit, baseline)
    const ratio = reference.length === 0 ? undefined : timesBetter(metric, values, reference)
    return [{ visit, values, ratio }]
  })

/** A visit's comparison of a variant with the baseline. */
export interface Pair {
  readonly launch: number
  /** Of how many times better than the baseline the variant was. */
  readonly log: number
}

/**
 * The comparisons of all visits that have both; `null` where one of them cannot be made: leaving out the visits where a step
 * was too short to be seen would favour the long ones.
 */
export const pairsOf = (readings: readonly Reading[]): Pair[] | null => {
  const pairs: Pair[] = []
  for (const { visit, ratio } of readings) {
    if (ratio === null) return null
    if (ratio !== undefined) pairs.push({ launch: visit.launch, log: Math.log(ratio) })
  }
  return pairs
}

/** The readings as run documents have them. */
export const pointsOf = (readings: readonly Reading[]): Point[] =>
  readings.map(({ visit: { block, launch }, values, ratio = null }) => ({
    block,
    launch,
    value: centre(values),
    ratio,
  }))
