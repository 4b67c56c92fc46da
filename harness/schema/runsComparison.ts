import * as z from 'zod'
import { BrowserFacts } from './browser.ts'
import { GitState } from './journal.ts'
import { Interval } from './interval.ts'
import { ToolchainFacts } from './manifest.ts'
import { MetricFacts } from './metric.ts'
import { Instant, Name } from './names.ts'
import { Estimate, Failure, Ratio, RunDocument, Verdict } from './run.ts'
import { SelfCheck } from './selfTest.ts'

/** Place of a run among those that are compared, from 0; 0 is the one that the others are held against. */
const Place = z.int().nonnegative()

/** A run that takes part. */
export const ComparedRun = z.object({
  run: Name,
  startedAt: Instant,
  status: RunDocument.shape.status,
  crosslane: z.string(),
  git: GitState.nullable(),
  baseline: Name,
  /** Processor, cores and system, in one line. */
  machine: z.string(),
  kernel: z.string(),
  toolchain: ToolchainFacts,
  browsers: z.array(BrowserFacts.pick({ id: true, engine: true, name: true, version: true, how: true })),
  /** Visits that answered. */
  visits: z.int().nonnegative(),
})
export type ComparedRun = z.infer<typeof ComparedRun>

/** Something that the numbers depend on besides the code, and that is not the same in all runs. */
export const RunsCircumstance = z.object({
  what: z.enum([
    'crosslane',
    'machine',
    'kernel',
    'power',
    'rustc',
    'wasm-opt',
    'browser',
    'browser-flags',
    'baseline',
    'variant',
    'control',
    'design',
  ]),
  /** The browser, the variant, or the setting of the design that it is about; `null` where there is only one. */
  name: z.string().nullable(),
  /** One a run; `null` where the run has no such thing. */
  values: z.array(z.string().nullable()),
})
export type RunsCircumstance = z.infer<typeof RunsCircumstance>

/** What one run says in a row. */
export const RunsCell = z.object({
  /** In the metric's unit. */
  value: Estimate.shape.value,
  interval: Interval.nullable(),
  /** Against the run's own baseline; `null` for the baseline itself, and where there is none. */
  ratio: Ratio.pick({ value: true, interval: true }).nullable(),
})
export type RunsCell = z.infer<typeof RunsCell>

/** A later run against the first, in one row. */
export const RunsChange = z.object({
  /** Place of the later run. */
  run: Place.min(1),
  /**
   * `speed-up`: of the ratio against the baseline of the same visits, which is what carries over between runs made at different times. `value`: of the number itself, where it is
   * exact or where there is no ratio.
   */
  basis: z.enum(['speed-up', 'value']),
  /** How many times better the later run is. Above 1 is better in every metric. */
  factor: z.number().positive(),
  /** Of the factor; `null` for exact figures, which need none, and where one of the runs has none. `anytime` where the results decided when a run stopped. */
  interval: Interval.omit({ method: true })
    .extend({ method: z.enum(['rank-sum', 'anytime']) })
    .nullable(),
  /** `null`: told, but not judged: what has no interval, and a number by itself that was measured at another time. */
  verdict: Verdict.nullable(),
  /** Chance of a change like this where there is none, after Holm's correction for all changes of the metric; `null` without an interval. */
  adjustedP: z.number().nullable(),
  /** Smallest change, as a share, that would have been found four times out of five; `null` without an interval. */
  detectable: z.number().nullable(),
  /** The verdict is faster or slower, and the whole interval is beyond the threshold. */
  beyondThreshold: z.boolean(),
  /** The whole interval is within the threshold. */
  withinThreshold: z.boolean(),
  /** The change is no larger than rebuilds that change nothing but the layout have made on the later run's machine. */
  withinLayout: z.boolean(),
  /** Which modules are other bytes than in the first run; `null` where that is not known. */
  rebuilt: z.enum(['none', 'baseline', 'variant', 'both']).nullable(),
})
export type RunsChange = z.infer<typeof RunsChange>

/** One metric of one variant of one benchmark in one browser, in the runs that have it: two at least. */
export const RunsRow = z.object({
  benchmark: Name,
  /** `null` for what does not depend on the browser, such as sizes. */
  browser: Name.nullable(),
  variant: Name,
  metric: Name,
  kind: Estimate.shape.kind,
  /** One a run; `null` where the run has no such number. */
  cells: z.array(RunsCell.nullable()),
  /** One for each run but the first; `null` where one of the two has no number, or they cannot be compared. */
  changes: z.array(RunsChange.nullable()),
})
export type RunsRow = z.infer<typeof RunsRow>

/** What only one run has numbers of. */
export const RunsAlone = z.object({
  benchmark: Name,
  browser: Name.nullable(),
  variant: Name,
  metrics: z.array(Name).min(1),
  run: Place,
})
export type RunsAlone = z.infer<typeof RunsAlone>

/** A benchmark that is another piece of work than in the first run: its numbers are not compared. */
export const RunsUnlike = z.object({
  benchmark: Name,
  run: Place.min(1),
  what: z.enum(['size', 'elementsPerCall', 'bytesPerCall']),
  from: z.number().nullable(),
  to: z.number().nullable(),
})
export type RunsUnlike = z.infer<typeof RunsUnlike>

/** A browser that failed its self-test in a run: every number of it is to be doubted. */
export const RunsDoubt = z.object({
  run: Place,
  browser: Name,
  /** Those that failed. */
  checks: z.array(SelfCheck).min(1),
})
export type RunsDoubt = z.infer<typeof RunsDoubt>

/** A failure, with the runs that have it. */
export const RunsFailure = Failure.pick({
  benchmark: true,
  browser: true,
  variant: true,
  stage: true,
  message: true,
}).extend({
  runs: z.array(Place).min(1),
  /** A later run fails where the first one has a number. */
  breaks: z.boolean(),
})
export type RunsFailure = z.infer<typeof RunsFailure>

/** What `crosslane compare --runs --json` prints: runs that were recorded already, each held against the first. */
export const RunsComparison = z.object({
  schemaVersion: z.literal(1),
  crosslane: z.string(),
  runs: z.array(ComparedRun).min(2),
  /** A share: the exit code looks for what is worse by more than this. */
  threshold: z.number().positive(),
  /** Changes below this share are called equivalent when the interval proves it. */
  margin: z.number().positive(),
  /** Metrics that the exit code looks at, by id. */
  judged: z.array(Name),
  /** `checkFailed`: something judged is worse by more than the threshold for sure, or broke. `runFailed`: nothing judged could be compared. */
  exit: z.enum(['good', 'checkFailed', 'runFailed']),
  /** Of all metrics that occur. */
  metrics: z.record(Name, MetricFacts),
  circumstances: z.array(RunsCircumstance),
  doubts: z.array(RunsDoubt),
  rows: z.array(RunsRow),
  alone: z.array(RunsAlone),
  unlike: z.array(RunsUnlike),
  failures: z.array(RunsFailure),
})
export type RunsComparison = z.infer<typeof RunsComparison>
