import * as z from 'zod'
import { CheckDocument } from './check.ts'
import { ControlCommit } from './control.ts'
import { Interval } from './interval.ts'
import { MetricFacts } from './metric.ts'
import { Instant, Name } from './names.ts'
import { Warning } from './journal.ts'
import { Failure } from './run.ts'

/** A night as a reader looks for it. */
export const NightPlace = z.object({ run: Name, startedAt: Instant, commit: z.string() })
export type NightPlace = z.infer<typeof NightPlace>

/** What a number depends on besides the code. */
export const Circumstance = z.enum(['browser', 'host', 'kernel', 'toolchain'])
export type Circumstance = z.infer<typeof Circumstance>

/** Something that is another since a night. */
export const Difference = z.object({ what: Circumstance, from: z.string(), to: z.string() })
export type Difference = z.infer<typeof Difference>

/** A series that has another level since a night, or no number any more. */
export const Suspicion = z.object({
  benchmark: Name,
  /** `null` for what does not depend on the browser. */
  browser: Name.nullable(),
  variant: Name,
  metric: Name,
  /** `level`: its nights lie elsewhere; `exact`: a figure without scatter is another; `lost`: it fails. */
  kind: z.enum(['level', 'exact', 'lost']),
  /** The first night that has it; for a `level` give or take a night or two. */
  since: NightPlace,
  /** A night that certainly has it not. */
  before: NightPlace,
  /** How many times better it is, by the nights; `null` where it is lost. */
  ratio: z.number().positive().nullable(),
  /** Of an exact figure: before and tonight, in the metric's unit; `null` for all others. */
  values: z.object({ before: z.number(), now: z.number(), unit: MetricFacts.shape.unit }).nullable(),
  /** What else changed between the two. */
  differences: z.array(Difference),
})
export type Suspicion = z.infer<typeof Suspicion>

export const Commit = z.object({ sha: z.string(), author: z.string(), date: z.string(), subject: z.string() })

/** A suspicion that was looked into. */
export const Change = Suspicion.extend({
  /**
   * `code`: the two commits, measured against each other in the same visits, differ as well. `tool-chain`, `browser`, `host`: they do not, and these
   * are what else changed. `nothing`: they do not, and nothing else changed, so it was chance. `undecided`: the measurement could not tell.
   */
  cause: z.enum(['code', 'tool-chain', 'browser', 'host', 'nothing', 'undecided']),
  /** How many times better tonight's commit is than the one before, measured in the same visits; `null` where that was not needed, or not possible. */
  measured: z.object({ ratio: z.number().positive(), interval: Interval.nullable() }).nullable(),
  /** Name of the run that measured it. */
  proof: Name.nullable(),
  /** Why it is believed, in a sentence. */
  why: z.string(),
  /** The commits that it may come from, oldest first, where the code is the cause. */
  commits: z.array(Commit),
  /** The mute that covers it. */
  muted: z.object({ until: z.string(), why: z.string() }).nullable(),
})
export type Change = z.infer<typeof Change>

/** What `crosslane nightly --json` prints, a webhook gets, and night.json holds. */
export const NightDocument = z.object({
  schemaVersion: z.literal(1),
  /** Tonight. */
  night: NightPlace,
  /** Name of the commit as it was given: `HEAD`. */
  ref: z.string(),
  control: ControlCommit,
  status: z.enum(['complete', 'interrupted']),
  /** How many nights before this one were held against the same control. */
  nights: z.int().nonnegative(),
  /** Benchmarks, or variants of them, that the control does not have, so that nothing is followed of them. */
  without: z.array(z.object({ benchmark: Name, variants: z.array(Name) })),
  /** What is told tonight for the first time; muted ones too. */
  changes: z.array(Change),
  /** Suspicions that were looked into and are not told: chance, or not decided yet. */
  dismissed: z.array(Change),
  /** What was told on another night and still holds. */
  known: z.array(Change),
  /** What failed tonight, new or not. */
  failures: z.array(Failure),
  warnings: z.array(Warning),
  budgets: CheckDocument,
  /** Mutes whose day is over. */
  expired: z.array(z.object({ mute: z.int().nonnegative(), until: z.string(), why: z.string() })),
  /** Whether anything got worse that is told and not muted, or an error budget is broken. */
  alarm: z.boolean(),
})
export type NightDocument = z.infer<typeof NightDocument>
