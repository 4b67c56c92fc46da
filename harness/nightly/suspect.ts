import { changedParts, type Context, differencesOf } from '../history/context.ts'
import type { SeriesKey, TrendPoint } from '../history/history.ts'
import type { MetricFacts } from '../schema/metric.ts'
import type { NightPlace, Suspicion } from '../schema/night.ts'
import { changeAt, type LateChange, lateChange } from '../stats/lateChange.ts'

export interface SuspectOptions {
  /** Changes below this share are not looked into. */
  readonly threshold: number
  /** Of the metric. */
  readonly unit: MetricFacts['unit']
}

/** A night of a series that is held against the same control as tonight. */
interface Night extends TrendPoint {
  readonly held: number
  readonly commit: string
}

/** The place of a change may be a night or two off: a night so much earlier certainly has the level before. */
const slack = 2
/** A circumstance is new for so many nights; after that it has nights enough of its own. */
const newFor = 10
/** What is exact is compared with so many nights before: a change of which nobody could be told yet is still one. */
const exactNights = 7

/** The nights that tonight may be compared with at all, oldest first: others have another control, or none. */
const comparable = (points: readonly TrendPoint[]): Night[] => {
  const control = points.at(-1)?.context.control ?? null
  return points.filter(
    (point): point is Night =>
      control !== null && point.context.control === control && point.held !== null && point.commit !== null,
  )
}

export const placeOf = ({ run, startedAt, commit }: Pick<Night, 'run' | 'startedAt' | 'commit'>): NightPlace => ({
  run,
  startedAt,
  commit,
})

interface Found {
  readonly nights: readonly Night[]
  readonly change: LateChange
}

/**
 * A level is a matter of one set of circumstances: nights under others say nothing of tonight's. They need not be neighbours: a shared
 * runner may be another machine every other night. Where tonight's circumstances are new, they are held against those before.
 */
const levelChange = (nights: readonly Night[]): Found | null => {
  const tonight = nights.at(-1)
  if (tonight === undefined) return null
  const alike = ({ context }: Night, other: Night) => changedParts(context, other.context).length === 0
  const own = nights.filter((night) => alike(night, tonight))
  const logs = (some: readonly Night[]) => some.map(({ held }) => Math.log(held))
  const change = lateChange(logs(own))
  if (change !== null) return { nights: own, change }

  const first = nights.findIndex((night) => alike(night, tonight))
  const before = nights[first - 1]
  if (before === undefined || own.length > newFor) return null
  const across = [...nights.slice(0, first).filter((night) => alike(night, before)), ...own]
  const boundary = changeAt(logs(across), across.length - own.length)
  return boundary && { nights: across, change: boundary }
}

/** A figure without scatter that was another in one of the last nights; the newest place where it changed. */
const exactChange = (nights: readonly Night[], threshold: number): Found | null => {
  const isStep = (index: number): boolean => {
    const [one, other] = [nights[index - 1], nights[index]]
    return one !== undefined && other !== undefined && Math.abs(Math.log(other.held / one.held)) > threshold
  }
  const earliest = Math.max(1, nights.length - exactNights)
  for (let at = nights.length - 1; at >= earliest; at--) {
    if (!isStep(at)) continue
    const levels = [nights[at - 1], nights.at(-1)].map((night) => Math.log(night?.held ?? 1))
    return { nights, change: { at, before: levels[0] as number, after: levels[1] as number, p: 0 } }
  }
  return null
}

/**
 * Looks at a series up to tonight; `null` where it is as it was. Pure.
 *
 * @param points oldest first; the last is tonight's
 */
export const suspect = (
  series: SeriesKey,
  points: readonly TrendPoint[],
  { threshold, unit }: SuspectOptions,
): Suspicion | null => {
  const nights = comparable(points)
  if (nights.length < 2 || nights.at(-1) !== points.at(-1)) return null
  const isExact = series.browser === null
  const found = isExact ? exactChange(nights, Math.log1p(threshold)) : levelChange(nights)
  if (found === null) return null
  const { at, before: from, after } = found.change
  const since = found.nights[at]
  // Of an exact figure nobody doubts where it changed.
  const before = found.nights[isExact ? at - 1 : Math.max(0, at - 1 - slack)]
  const tonight = found.nights.at(-1)
  if (since === undefined || before === undefined || tonight === undefined) return null
  if (Math.abs(after - from) < Math.log1p(threshold)) return null
  return {
    ...series,
    kind: isExact ? 'exact' : 'level',
    since: placeOf(since),
    before: placeOf(before),
    ratio: Math.exp(after - from),
    values: isExact ? { before: before.value, now: tonight.value, unit } : null,
    differences: differencesOf(before.context, tonight.context),
  }
}

/** Tonight, where a series has no point of it. */
export interface Tonight {
  readonly place: NightPlace
  readonly context: Context
}

/**
 * A series that had a number on the night before and has none tonight.
 *
 * @param points oldest first; up to the night before
 */
export const lost = (
  series: SeriesKey,
  points: readonly TrendPoint[],
  { place, context }: Tonight,
): Suspicion | null => {
  const before = points.at(-1)
  if (before === undefined || before.commit === null || before.context.control === null) return null
  return {
    ...series,
    kind: 'lost',
    since: place,
    before: placeOf({ ...before, commit: before.commit }),
    ratio: null,
    values: null,
    differences: differencesOf(before.context, context),
  }
}
