import { quantile } from '../stats/quantile.ts'
import type { Metric } from './metric.ts'

/** The fewest frames that tell any quantile. */
const fewestFrames = 5

/** The fewest frames that tell a quantile: one of them is expected beyond it. 20 for the 95th percentile, 100 for the 99th. */
export const framesFor = (p: number): number => Math.max(fewestFrames, Math.round(1 / (1 - p)))

/** The last sentence of a description. */
export const needs = (p: number): string => `Needs ${framesFor(p)} frames in a visit.`

interface Source {
  readonly id: string
  readonly title: string
  readonly description: string
  /** Name of the samples. */
  readonly series: string
  readonly p: number
  readonly unit?: Metric['unit']
}

/** A quantile over the frames of a visit; a visit with too few of them does not count. */
export const frameQuantile = ({ id, title, description, series, p, unit = 'ms' }: Source): Metric => ({
  id,
  title,
  description: `${description} ${needs(p)}`,
  unit,
  better: 'lower',
  group: 'frames',
  collect: {
    from: 'page',
    series,
    summarise: (samples) => (samples.length < framesFor(p) ? [] : [quantile(samples, p)]),
  },
})
