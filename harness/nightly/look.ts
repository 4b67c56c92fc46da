import { fitsAny, patternsOf } from '../check/pattern.ts'
import { contextOf } from '../history/context.ts'
import type { History, SeriesKey, TrendPoint } from '../history/history.ts'
import type { NightPlace, Suspicion } from '../schema/night.ts'
import type { NightlyChoice } from '../schema/nightly.ts'
import type { Failure, RunDocument } from '../schema/run.ts'
import { lost, suspect } from './suspect.ts'

export interface Looked {
  readonly suspicions: readonly Suspicion[]
  /** Nights before this one that were held against the same control. */
  readonly nights: number
}

export interface LookOptions extends Pick<NightlyChoice, 'metrics' | 'threshold'> {
  readonly night: NightPlace
}

const covers = ({ stage, benchmark, browser, variant }: Failure, series: SeriesKey): boolean =>
  stage !== 'unavailable' &&
  (benchmark === null || benchmark === series.benchmark) &&
  (browser === null || browser === series.browser || series.browser === null) &&
  (variant === null || variant === series.variant)

const placeOf = ({ benchmark, browser, variant }: SeriesKey): string => JSON.stringify([benchmark, browser, variant])
const keyOf = (series: SeriesKey): string => JSON.stringify([placeOf(series), series.metric])

/** A series with all that the history has of it, oldest first. */
interface Followed {
  readonly series: SeriesKey
  readonly points: readonly TrendPoint[]
}

/** Series that have no number tonight because something failed. */
const failedSeries = async (
  history: History,
  document: RunDocument,
  { metrics }: LookOptions,
): Promise<SeriesKey[]> => {
  const measured = new Set(document.estimates.map(keyOf))
  return (await history.series()).filter(
    (series) =>
      fitsAny(patternsOf(metrics), [series.metric]) &&
      !measured.has(keyOf(series)) &&
      document.failures.some((failure) => covers(failure, series)),
  )
}

/** What did not fail on the night before, once for each cell. */
const lostOf = (
  failed: readonly Followed[],
  document: RunDocument,
  night: NightPlace,
  nightBefore: string,
): Suspicion[] => {
  const found = new Map<string, Suspicion>()
  for (const { series, points } of failed) {
    if (found.has(placeOf(series)) || points.at(-1)?.run !== nightBefore) continue
    const context = contextOf(document, series)
    const suspicion = lost(series, points, { place: night, context })
    if (suspicion !== null) found.set(placeOf(series), suspicion)
  }
  const all = [...found.values()]
  // A module that is not there has no size either: that it fails is told once.
  const isTwice = ({ benchmark, browser, variant }: Suspicion): boolean =>
    browser === null &&
    all.some((other) => other.browser !== null && other.benchmark === benchmark && other.variant === variant)
  return all.filter((suspicion) => !isTwice(suspicion))
}

/** When the nights were that tonight's figures may be compared with, by the names of their runs. */
const nightsIn = (followed: readonly Followed[], tonight: string): Map<string, string> => {
  const nights = new Map<string, string>()
  for (const { points } of followed) {
    const control = points.at(-1)?.context.control ?? null
    for (const { run, startedAt, context } of points)
      if (run !== tonight && control !== null && context.control === control) nights.set(run, startedAt)
  }
  return nights
}

/** Looks through all series of tonight, which the history has taken in already. */
export const look = async (history: History, document: RunDocument, options: LookOptions): Promise<Looked> => {
  const { metrics, threshold, night } = options
  const follow = async (all: readonly SeriesKey[]): Promise<Followed[]> => {
    const followed: Followed[] = []
    for (const { benchmark, browser, variant, metric } of all) {
      const series = { benchmark, browser, variant, metric }
      followed.push({ series, points: await history.trend(series) })
    }
    return followed
  }
  const measured = await follow(
    document.estimates.filter(({ metric, held }) => held !== undefined && fitsAny(patternsOf(metrics), [metric])),
  )
  const failed = await follow(await failedSeries(history, document, options))
  const nights = nightsIn([...measured, ...failed], night.run)
  const [newest] = [...nights].toSorted(([, one], [, other]) => (one < other ? 1 : -1))
  const moved = measured.flatMap(({ series, points }) => {
    const unit = document.metrics[series.metric]?.unit ?? 'count'
    return suspect(series, points, { threshold, unit }) ?? []
  })
  const lostSince = newest === undefined ? [] : lostOf(failed, document, night, newest[0])
  return { suspicions: [...moved, ...lostSince], nights: nights.size }
}
