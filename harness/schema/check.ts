import * as z from 'zod'
import { Interval } from './interval.ts'
import { Limit } from './limit.ts'
import { Name } from './names.ts'

/**
 * `broken`: the whole interval is beyond the limit. `undecided`: it straddles the limit, or there is none yet.
 * `failed`: no number, because something went wrong; `unmeasured`: no number, because nobody measured it.
 */
export const Outcome = z.enum(['kept', 'broken', 'undecided', 'failed'])
export type Outcome = z.infer<typeof Outcome>

/** A cell beside a limit. */
export const Checked = z.object({
  benchmark: Name,
  browser: Name.nullable(),
  variant: Name,
  /** In the metric's unit, or a ratio against the baseline; `null`: it failed. */
  value: z.number().nullable(),
  /** `null` for exact figures, and where there are too few visits. */
  interval: Interval.nullable(),
  outcome: Outcome,
  /** By how much the value is worse than the limit, as a share of it; negative where it is better. `null`: it failed. */
  over: z.number().nullable(),
  /** Why it has no number. */
  reason: z.string().nullable(),
})
export type Checked = z.infer<typeof Checked>

/** What a limit came to. */
export const LimitResult = z.object({
  limit: Limit,
  cells: z.array(Checked),
  /** A limit that all of today's cells would still keep with room to spare; `null`: this one is tight, or undecided. */
  tighter: z.number().nullable(),
})
export type LimitResult = z.infer<typeof LimitResult>

/** What `crosslane check --json` prints. */
export const CheckDocument = z.object({
  schemaVersion: z.literal(1),
  run: Name,
  /** `undecided` where nothing is broken, but not everything is sure. */
  outcome: z.enum(['kept', 'broken', 'undecided', 'failed']),
  results: z.array(LimitResult),
})
export type CheckDocument = z.infer<typeof CheckDocument>
