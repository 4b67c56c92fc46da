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

/** A visit's comparison of a variant with the baseline. */
export interface Pair {
  readonly launch: number
  /** Of how many times better than the baseline the variant was. */
  readonly log: number
}

/**
 * The comparisons of all visits that have both; `null` where one of them cannot be made, because a step was too short to be
 * seen: leaving such visits out would favour the long ones.
 */
export const pairsOf = (
  visits: readonly CellVisit[],
  metric: VisitMetric,
  variant: string,
  baseline: string,
): Pair[] | null => {
  const pairs: Pair[] = []
  for (const visit of visits) {
    const [own, reference] = [numbersOf(metric, visit, variant), numbersOf(metric, visit, baseline)]
    if (own.length === 0 || reference.length === 0) continue
    const ratio = timesBetter(metric, own, reference)
    if (ratio === null) return null
    pairs.push({ launch: visit.launch, log: Math.log(ratio) })
  }
  return pairs
}

/** One point for each visit that has a number for the variant. */
export const pointsOf = (
  visits: readonly CellVisit[],
  metric: VisitMetric,
  variant: string,
  baseline: string,
): Point[] =>
  visits.flatMap((visit): Point[] => {
    const values = numbersOf(metric, visit, variant)
    if (values.length === 0) return []
    const ratio = variant === baseline ? null : timesBetter(metric, values, numbersOf(metric, visit, baseline))
    return [{ block: visit.block, launch: visit.launch, value: centre(values), ratio }]
  })
