import * as z from 'zod'
import { MetricFacts } from './metric.ts'
import { Instant, Name } from './names.ts'
import { Change, Difference } from './night.ts'

/** A run in a series. */
export const TrendNight = z.object({
  run: Name,
  startedAt: Instant,
  commit: z.string().nullable(),
  /** On the series' scale, with the ends of its interval where it has one. */
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
export type TrendNight = z.infer<typeof TrendNight>

/** What is followed from run to run. */
export const TrendSeries = z.object({
  benchmark: Name,
  /** `null` for what does not depend on the browser. */
  browser: Name.nullable(),
  variant: Name,
  metric: MetricFacts,
  /**
   * `held`: how many times better than the same variant of the frozen control, in the nights that were held against the newest one;
   * `value`: in the metric's unit, in all runs, where there are no nights.
   */
  scale: z.enum(['held', 'value']),
  /** Oldest first. */
  nights: z.array(TrendNight).min(1),
  /** Where something else than the code changed: index of the first night under it. */
  boundaries: z.array(z.object({ at: z.int().nonnegative(), differences: z.array(Difference) })),
  /** What nights have told. */
  changes: z.array(Change),
})
export type TrendSeries = z.infer<typeof TrendSeries>

/** What `crosslane trend --json` prints. */
export const TrendDocument = z.object({
  schemaVersion: z.literal(1),
  crosslane: z.string(),
  /** Of the history: a path, or a URL without its password. */
  place: z.string(),
  madeAt: Instant,
  runs: z.int().nonnegative(),
  series: z.array(TrendSeries),
})
export type TrendDocument = z.infer<typeof TrendDocument>
