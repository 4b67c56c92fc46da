import { besideThreshold } from '../compare/verdicts.ts'
import type { MetricFacts } from '../schema/metric.ts'
import type { Estimate } from '../schema/run.ts'
import type { RunsChange } from '../schema/runsComparison.ts'
import type { Known } from '../stats/differenceInterval.ts'
import { verdict } from '../stats/verdict.ts'
import { betweenRuns, type BetweenRuns, type Side } from './betweenRuns.ts'

/** A change that awaits the correction for all others of its metric. */
export type Uncorrected = Pick<RunsChange, 'basis' | 'factor'> &
  Omit<BetweenRuns, 'value'> & { readonly isExact: boolean }

type Bounds = { readonly low: number; readonly high: number }

const logged = (value: number, { low, high }: Bounds): Known => ({
  value: Math.log(value),
  low: Math.log(low),
  high: Math.log(high),
})

/** How many times better than the baseline, visit by visit. */
const ratioSide = ({ ratio, points }: Estimate): Side | null =>
  ratio && {
    logs: points.flatMap((point) => (point.ratio === null ? [] : [Math.log(point.ratio)])),
    own: ratio.interval && logged(ratio.value, ratio.interval),
    widened: ratio.widened,
    looked: ratio.interval?.method === 'anytime',
  }

/** The number itself, visit by visit, so that more is better; `null` where one is not positive and has no logarithm. */
const valueSide = ({ value, interval, points, ratio }: Estimate, { better }: MetricFacts): Side | null => {
  if (![value, interval?.low ?? value, ...points.map((point) => point.value)].every((number) => number > 0)) return null
  const sign = better === 'lower' ? -1 : 1
  const own = interval && logged(value, interval)
  return {
    logs: points.map((point) => sign * Math.log(point.value)),
    own: own && {
      value: sign * own.value,
      low: Math.min(sign * own.low, sign * own.high),
      high: Math.max(sign * own.low, sign * own.high),
    },
    widened: 1,
    looked: ratio?.interval?.method === 'anytime',
  }
}

const sampled = (basis: RunsChange['basis'], first: Side | null, second: Side | null): Uncorrected | null => {
  const found = first && second && betweenRuns(first, second)
  if (!found) return null
  const { value, interval, p, detectable } = found
  return {
    basis,
    isExact: false,
    factor: Math.exp(value),
    interval: interval && { ...interval, low: Math.exp(interval.low), high: Math.exp(interval.high) },
    p,
    detectable,
  }
}

const exact = (before: number, after: number, { better }: MetricFacts): Uncorrected | null => {
  const factor = before === after ? 1 : better === 'lower' ? before / after : after / before
  return factor > 0 && factor < Infinity
    ? { basis: 'value', isExact: true, factor, interval: null, p: null, detectable: null }
    : null
}

/**
 * A later run's estimate against the first run's: of the speed-up where both have one and it is against the same baseline, of the exact figure, and of the value where
 * nothing else can be compared.
 *
 * @param sameBaseline whether both runs compare with the variant of the same name
 */
export const changeBetween = (
  before: Estimate,
  after: Estimate,
  metric: MetricFacts,
  sameBaseline: boolean,
): Uncorrected | null => {
  if (before.kind === 'exact' && after.kind === 'exact') return exact(before.value, after.value, metric)
  const hasRatios = before.ratio !== null && after.ratio !== null
  return hasRatios && sameBaseline
    ? sampled('speed-up', ratioSide(before), ratioSide(after))
    : sampled('value', valueSide(before, metric), valueSide(after, metric))
}

export interface JudgeOptions {
  /** Shares. */
  readonly margin: number
  readonly threshold: number
  /** Share by which mere rebuilds have moved the benchmark on the machine; 0 where nobody measured it. */
  readonly layout: number
  readonly rebuilt: RunsChange['rebuilt']
}

/** The change with what it allows to be said. A value that was measured at another time is told, but not judged; nor is what has no interval. */
export const judged = (
  { basis, factor, interval, isExact, detectable }: Uncorrected,
  adjustedP: number | null,
  { margin, threshold, layout, rebuilt }: JudgeOptions,
): Omit<RunsChange, 'run'> => {
  const bounds = isExact ? { low: factor, high: factor } : interval
  const isJudged = bounds !== null && (basis === 'speed-up' || isExact)
  const found = isJudged ? verdict(bounds, margin, adjustedP) : null
  return {
    basis,
    factor,
    interval,
    verdict: found,
    adjustedP,
    detectable,
    ...besideThreshold(found === null ? null : bounds, found, threshold),
    withinLayout: layout > 0 && rebuilt !== 'none' && Math.abs(Math.log(factor)) <= Math.log1p(layout),
    rebuilt,
  }
}
