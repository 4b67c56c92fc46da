import * as z from 'zod'
import { BrowserFacts } from './browser.ts'
import { LimitResult } from './check.ts'
import { Design } from './config.ts'
import { Certificate } from './certificate.ts'
import { Control } from './control.ts'
import { Interval } from './interval.ts'
import { Allocated, Environment, GitState, Visited, Warning } from './journal.ts'
import { Artefact, Benchmark, ToolchainFacts } from './manifest.ts'
import { MetricFacts } from './metric.ts'
import { Instant, Name, Uint32 } from './names.ts'
import { MachineNoise, NoiseReading } from './noise.ts'
import { OrderEffect } from './orderEffect.ts'
import { SelfTest } from './selfTest.ts'
import { SuiteFacts } from './suite.ts'
import { Variant } from './variant.ts'
import { ClockFacts, Display } from './visit.ts'
import { WarmUpCurve } from './warmUpCurve.ts'

/** `faster` and `slower` stand for better and worse in any metric; `equivalent` is inside ±1 %. */
export const Verdict = z.enum(['faster', 'slower', 'equivalent', 'inconclusive'])
export type Verdict = z.infer<typeof Verdict>

/** A variant against the baseline. */
export const Ratio = z.object({
  /** How many times better than the baseline: 4 is four times as fast, or a quarter of the size. Above 1 is better in every metric. */
  value: z.number().positive(),
  /** `null` where there are too few visits for one (fewer than six), and for `exact` figures, which need none. */
  interval: Interval.nullable(),
  verdict: Verdict,
  /** Chance of a difference like this where there is none, after Holm's correction for all rows of the metric; `null` without an interval. */
  adjustedP: z.number().nullable(),
  /** Smallest difference, as a share, that would have been found four times out of five; `null` without an interval. */
  detectable: z.number().nullable(),
  /** Factor by which the interval is wider because launches differ among themselves; 1: they do not. */
  widened: z.number().min(1),
  /** The difference is no larger than rebuilds that change nothing but the layout have made on this machine. */
  withinLayout: z.boolean(),
})
export type Ratio = z.infer<typeof Ratio>

/** How a variant's time behaved from its first call on, in most visits. */
export const Steadiness = z.enum(['flat', 'warm-up', 'slow-down', 'never-steady'])
export type Steadiness = z.infer<typeof Steadiness>

/** Something about the points that a reader should know; nothing is left out because of it. */
export const Flag = z.enum(['outliers', 'multimodal', 'launches-differ'])
export type Flag = z.infer<typeof Flag>

/** One metric of one variant of one benchmark in one browser: the unit of every table and chart. */
export const Estimate = z.object({
  benchmark: Name,
  /** `null` for what does not depend on the browser, such as sizes. */
  browser: Name.nullable(),
  variant: Name,
  metric: Name,
  /** In the metric's unit. */
  value: z.number(),
  interval: Interval.nullable(),
  /** `null` for the baseline itself, and where the baseline has no number. */
  ratio: Ratio.nullable(),
  /** `exact`: read off the artefact; `sampled`: estimated from the points. */
  kind: z.enum(['exact', 'sampled']),
  /** Of a night: against the same variant of the frozen control, in the same visits. */
  held: Ratio.optional(),
  flags: z.array(Flag),
  /** Of throughput; `null` for other metrics. */
  steadiness: Steadiness.nullable(),
  /** One number per visit, in the order of the blocks; `ratio` is that visit's own, baseline and variant from the same page. */
  points: z.array(z.object({ block: z.int(), launch: z.int(), value: z.number(), ratio: z.number().nullable() })),
  /** How many points there were, where only some that stand for them are kept: in the copy that a report holds. */
  pointsInAll: z.int().optional(),
})
export type Estimate = z.infer<typeof Estimate>

/**
 * What a variant does to all benchmarks of a suite together: the geometric mean of its ratios against the baseline, above 1 is
 * better. For sizes and other exact figures `browser` and `interval` are `null`.
 */
export const Answer = z.object({
  suite: Name,
  browser: Name.nullable(),
  variant: Name,
  metric: Name,
  ratio: z.number().positive(),
  interval: Interval.nullable(),
  verdict: Verdict,
  /** Benchmarks that it is the mean of: those that have a ratio in every block that counts. */
  benchmarks: z.array(Name).min(1),
})
export type Answer = z.infer<typeof Answer>

/** A cell of the tables that has no number, with its reason. */
export const Failure = z.object({
  /** `null`: every benchmark (a browser that is not there), browser (a crate that does not build) or variant (a crashed page). */
  benchmark: Name.nullable(),
  browser: Name.nullable(),
  variant: Name.nullable(),
  /** The block it happened in first; `null` where it is not about a block. */
  block: z.int().nullable(),
  /** In how many visits it happened. */
  times: z.int().positive(),
  /** `build`, `unavailable`, `launch`, `timeout`, `crash`, `page`, `rejected`, `given-up`, or the page's phase: `compile`, `first-call`, `verify`, … */
  stage: z.string(),
  message: z.string(),
  /** The page's own console, or the compiler's output. */
  details: z.string(),
})
export type Failure = z.infer<typeof Failure>

/** A variant that an engine cannot run, for lack of a Wasm feature. Not a failure. */
export const Skip = z.object({ benchmark: Name, browser: Name, variant: Name, missing: z.array(z.string()) })
export type Skip = z.infer<typeof Skip>

/** run.json: all that a report needs, and nothing that today's code would have to add. */
export const RunDocument = z.object({
  schemaVersion: z.literal(2),
  crosslane: z.string(),
  run: Name,
  startedAt: Instant,
  /** `null` while it runs, and for a run that was killed. */
  endedAt: Instant.nullable(),
  status: z.enum(['complete', 'interrupted', 'unfinished']),
  command: z.array(z.string()),
  seed: Uint32,
  environment: Environment,
  git: GitState.nullable(),
  toolchain: ToolchainFacts,
  baseline: Name,
  /** What a night is held against; `null` for any other run. */
  control: Control.nullable().default(null),
  variants: z.record(Name, Variant),
  design: Design,
  suites: z.array(SuiteFacts).default([]),
  /** What the suites' questions come to. */
  answers: z.array(Answer).default([]),
  /**
   * Each browser that was launched, with the coarsest clock that any of its pages saw, its display where frames were measured, and
   * the canary's median time in its visits, in ns; `null` where it took no sample.
   */
  browsers: z.array(
    BrowserFacts.extend({
      launches: z.int(),
      clock: ClockFacts.nullable(),
      display: Display.nullable().default(null),
      canaryNs: z.number().positive().nullable().default(null),
    }),
  ),
  benchmarks: z.array(Benchmark),
  artefacts: z.array(Artefact),
  metrics: z.record(Name, MetricFacts),
  selfTests: z.array(SelfTest),
  certificate: Certificate.nullable(),
  /** The machine when the run started; `null` where nobody looked. */
  noise: MachineNoise.nullable(),
  /** Visits in the order in which they happened, with what the noise canary and the machine's counters said. */
  canary: z.array(
    z.object({
      browser: Name,
      benchmark: Name,
      block: z.int(),
      at: Instant,
      /** Time per call of the canary in ns; `null` where it took no sample. */
      ns: z.number().nullable(),
      noise: NoiseReading.nullable(),
      /** Its number in the run, from 1, where not all visits are here. */
      number: z.int().optional(),
    }),
  ),
  /** How many visits there were, where `canary` has only some of them: in the copy that a report holds. */
  canaryInAll: z.int().optional(),
  /** Blocks that were repeated because the machine was noisy. */
  redone: z.array(z.object({ browser: Name, block: z.int(), reasons: z.array(z.string()) })),
  allocations: z.array(Allocated.omit({ type: true, at: true })),
  /** What engines said of their code caches in loads that were watched; `null`: nothing. Loads from the code cache count where it is `hit`. */
  codeCaches: z
    .array(z.object({ browser: Name, benchmark: Name, variant: Name, said: Visited.shape.codeCache.unwrap() }))
    .default([]),
  /** How many threads worked on variants that use more than the page's own. */
  threads: z.array(z.object({ browser: Name, benchmark: Name, variant: Name, threads: z.int().min(2) })).default([]),
  /** One for each variant of a benchmark in a browser, where throughput was measured. */
  warmUps: z.array(WarmUpCurve).default([]),
  /** None where visits did not say in which order they sampled. */
  orderEffects: z.array(OrderEffect).default([]),
  /** `planned` is `null` where the results decide when the run ends; times in ms. */
  visits: z.object({
    planned: z.int().nullable(),
    answered: z.int(),
    failed: z.int(),
    wallMs: z.number(),
    measuredMs: z.number(),
  }),
  estimates: z.array(Estimate),
  /** What the budgets of the config came to. */
  budgets: z.array(LimitResult).default([]),
  failures: z.array(Failure),
  skips: z.array(Skip),
  warnings: z.array(Warning),
})
export type RunDocument = z.infer<typeof RunDocument>
