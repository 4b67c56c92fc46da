import * as z from 'zod'
import { Budget } from './budget.ts'
import { MetricFacts } from './metric.ts'
import { Name } from './names.ts'
import { Interval } from './run.ts'

/** A budget that is understood: patterns as lists, its limit in the metric's unit. One for each metric that it is about. */
export const Limit = z.object({
  /** Its place among the config's budgets. */
  budget: z.int().nonnegative(),
  metric: MetricFacts,
  crates: z.array(z.string()),
  variants: z.array(z.string()),
  browsers: z.array(z.string()),
  /** `most` and `least` in the metric's unit, `speedup` as a ratio. */
  kind: z.enum(['most', 'least', 'speedup']),
  amount: z.number(),
  /** The amount as the config has it. */
  written: z.union([z.number(), z.string()]),
  level: Budget.shape.level,
})
export type Limit = z.infer<typeof Limit>

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
