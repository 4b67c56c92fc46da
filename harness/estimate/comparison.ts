import type { Interval } from '../schema/interval.ts'
import type { Flag } from '../schema/run.ts'
import { anytimeE, anytimeInterval } from '../stats/anytime.ts'
import { detectableEffect } from '../stats/detectable.ts'
import { launchEffect, widened } from '../stats/launches.ts'
import { location } from '../stats/location.ts'
import { isMultimodal } from '../stats/modes.ts'
import { outliers } from '../stats/outliers.ts'
import { pairedT } from '../stats/pairedT.ts'
import type { Pair } from './points.ts'

/** Launches whose differences would come about by chance less often than this are said to differ. */
const launchesDifferBelow = 0.01

/** Fewer launches cannot tell what launches do: half of the intervals would be twice as wide by chance alone. */
const fewestLaunches = 4

/** Of fewer visits, one or another is far from the rest by chance alone. */
const fewestForOutliers = 10

/** A variant against the baseline, before the correction for all the other comparisons of the run. */
export interface Comparison {
  readonly value: number
  readonly interval: Interval | null
  /** Chance of a difference like this where there is none; `null` without an interval. */
  readonly p: number | null
  readonly detectable: number | null
  readonly widened: number
  readonly flags: readonly Flag[]
}

const byLaunch = (pairs: readonly Pair[]): number[][] =>
  [...Map.groupBy(pairs, ({ launch }) => launch).values()].map((own) => own.map(({ log }) => log))

const flagsOf = (logs: readonly number[], launchesDiffer: boolean): Flag[] => {
  const flags: Flag[] = []
  if (logs.length >= fewestForOutliers && outliers(logs).length > 0) flags.push('outliers')
  if (isMultimodal(logs)) flags.push('multimodal')
  if (launchesDiffer) flags.push('launches-differ')
  return flags
}

/**
 * Compares a variant with the baseline over the visits.
 *
 * @param pairs one a visit
 * @param looked whether the results decided when to stop: the interval is then one that allows for that
 * @returns `null` where no ratio can be made
 */
export const compare = (pairs: readonly Pair[] | null, looked: boolean): Comparison | null => {
  if (pairs === null || pairs.length === 0) return null
  const logs = pairs.map(({ log }) => log)
  const { value, interval: ranked } = location(logs)
  const launches = byLaunch(pairs)
  const effect = launches.length < fewestLaunches ? null : launchEffect(launches)
  const bounds = looked ? anytimeInterval(logs) : ranked
  const factor = effect?.widen ?? 1
  const estimate = {
    value: Math.exp(value),
    widened: factor,
    // Looking for modes takes longer than all else, and who looks while a run goes on does not ask for them.
    get flags() {
      return flagsOf(logs, effect !== null && effect.p < launchesDifferBelow)
    },
  }
  if (bounds === null) return Object.assign(estimate, { interval: null, p: null, detectable: null })

  const { interval } = widened({ value, interval: bounds }, factor)
  const { low, high, confidence } = interval as NonNullable<typeof interval>
  const p = looked ? Math.min(1, 1 / anytimeE(logs, 0)) : (pairedT(logs, { widen: factor })?.p ?? null)
  return Object.assign(estimate, {
    interval: {
      low: Math.exp(low),
      high: Math.exp(high),
      confidence,
      method: looked ? ('anytime' as const) : ('signed-rank' as const),
    },
    p,
    detectable: detectableEffect({ halfWidthLog: (high - low) / 2, n: logs.length, confidence }),
  })
}
