import * as z from 'zod'
import { BrowserFacts } from './browser.ts'
import { Design } from './config.ts'
import { Environment, GitState, Warning } from './journal.ts'
import { Artefact, Benchmark, ToolchainFacts } from './manifest.ts'
import { MetricFacts } from './metric.ts'
import { Instant, Name, Uint32 } from './names.ts'
import { Variant } from './variant.ts'
import { ClockFacts } from './visit.ts'

/** A confidence interval; `confidence` is what it guarantees, e.g. 0.969 where an exact 0.95 does not exist. */
export const Interval = z.object({ low: z.number(), high: z.number(), confidence: z.number() })
export type Interval = z.infer<typeof Interval>

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
})
export type Ratio = z.infer<typeof Ratio>

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
  /** One number per visit, in the order of the blocks; `ratio` is that visit's own, baseline and variant from the same page. */
  points: z.array(z.object({ block: z.int(), launch: z.int(), value: z.number(), ratio: z.number().nullable() })),
})
export type Estimate = z.infer<typeof Estimate>

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
  schemaVersion: z.literal(1),
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
  variants: z.record(Name, Variant),
  design: Design,
  /** Each browser that was launched, with the coarsest clock that any of its pages saw. */
  browsers: z.array(BrowserFacts.extend({ launches: z.int(), clock: ClockFacts.nullable() })),
  benchmarks: z.array(Benchmark),
  artefacts: z.array(Artefact),
  metrics: z.record(Name, MetricFacts),
  visits: z.object({ planned: z.int(), answered: z.int(), failed: z.int() }),
  estimates: z.array(Estimate),
  failures: z.array(Failure),
  skips: z.array(Skip),
  warnings: z.array(Warning),
})
export type RunDocument = z.infer<typeof RunDocument>
