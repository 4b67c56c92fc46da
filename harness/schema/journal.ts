import * as z from 'zod'
import { BrowserFacts, ProcessMemory } from './browser.ts'
import { Design } from './config.ts'
import { Certificate } from './certificate.ts'
import { PlannedControl } from './control.ts'
import { Limit } from './limit.ts'
import { Manifest } from './manifest.ts'
import { Instant, Name, Uint32 } from './names.ts'
import { MachineNoise, NoiseReading } from './noise.ts'
import { SelfTest } from './selfTest.ts'
import { SuiteFacts } from './suite.ts'
import { Variant } from './variant.ts'
import { Cache, Protocol } from './protocol.ts'
import { Phase, VisitResult } from './visit.ts'

/** The machine and the moment of a run. */
export const Environment = z.object({
  os: z.string(),
  kernel: z.string(),
  arch: z.string(),
  cpu: z.string(),
  cores: z.int().positive(),
  memoryBytes: z.int().nonnegative(),
  /** One-minute load average when the run started, before it did anything. */
  loadAverage: z.number().nonnegative(),
  node: z.string(),
})
export type Environment = z.infer<typeof Environment>

export const GitState = z.object({ commit: z.string(), branch: z.string().nullable(), dirty: z.boolean() })
export type GitState = z.infer<typeof GitState>

/** Something a reader must know before believing the numbers. */
export const Warning = z.object({
  code: z.string(),
  message: z.string(),
  /** What to do about it. */
  hint: z.string(),
  browser: Name.nullable(),
  benchmark: Name.nullable(),
})
export type Warning = z.infer<typeof Warning>

/** First line of a journal: all that is known before the first browser starts. */
export const RunStarted = z.object({
  type: z.literal('run'),
  schemaVersion: z.literal(2),
  crosslane: z.string(),
  run: Name,
  at: Instant,
  command: z.array(z.string()),
  seed: Uint32,
  environment: Environment,
  git: GitState.nullable(),
  baseline: Name,
  /** Of a night; `null` for any other run. */
  control: PlannedControl.nullable().default(null),
  variants: z.record(Name, Variant),
  design: Design,
  /** The suites that the run measures; none where crates were named. */
  suites: z.array(SuiteFacts).default([]),
  /** Its budgets, understood. */
  limits: z.array(Limit).default([]),
  /** When everything was built and the first browser was about to start: a run of given time counts from here. */
  began: Instant,
  /** The machine's noise when the run started; `null` where nobody looked. */
  noise: MachineNoise.nullable(),
  /** The newest calibration of this machine; `null` where there is none. */
  certificate: Certificate.nullable(),
  /** Browsers that take part, as configured; what was launched is in the `launch` lines. */
  browsers: z.array(Name),
  /** Visits that the plan foresees; `null` where the results decide. */
  visits: z.int().nonnegative().nullable(),
  manifest: Manifest,
})
export const Launched = z.object({
  type: z.literal('launch'),
  at: Instant,
  launch: z.int().nonnegative(),
  browser: BrowserFacts,
})
const VisitPlace = {
  at: Instant,
  browser: Name,
  benchmark: Name,
  block: z.int().nonnegative(),
  launch: z.int().nonnegative(),
}
/** The page answered. Variants that failed or were skipped are inside `result`. */
export const Visited = z.object({
  type: z.literal('visit'),
  ...VisitPlace,
  protocol: Protocol.default('throughput'),
  /** Of a load. */
  cache: Cache.default('cold'),
  /** The engine was watched, which slows it down: a proof of what its caches did, not a time. */
  watched: z.boolean().default(false),
  seed: Uint32,
  result: VisitResult,
  processes: z.array(ProcessMemory),
  /** Memory at the moments that the page announced. */
  checkpoints: z.array(z.object({ name: Name, processes: z.array(ProcessMemory) })).default([]),
  /** What a watched engine itself said about its code cache; `null` where it was not watched, or said nothing. */
  codeCache: z.enum(['hit', 'miss', 'rejected']).nullable().default(null),
  /** From opening the page to its being closed, in ms. */
  wallMs: z.number().nonnegative(),
  /** What else the machine did meanwhile; `null` where nobody looked. */
  noise: NoiseReading.nullable(),
})
/** No answer, or none to be had: the whole visit is lost. */
export const Failed = z.object({
  type: z.literal('failure'),
  at: Instant,
  browser: Name,
  /** `null` when the browser could not even be launched. */
  benchmark: Name.nullable(),
  /** What the visit was for. */
  protocol: Protocol.nullable().default(null),
  block: z.int().nonnegative().nullable(),
  launch: z.int().nonnegative().nullable(),
  /** `page`: the page said that it cannot go on; `given-up`: not tried, because it failed before as often as the design allows. */
  reason: z.enum(['unavailable', 'launch', 'timeout', 'crash', 'page', 'rejected', 'given-up']),
  message: z.string(),
  /** The step that the page announced last. */
  during: z.object({ variant: Name.nullable(), phase: Phase }).nullable(),
  console: z.array(z.string()),
})
/** What a browser showed of itself before it was believed. */
export const SelfTested = z.object({ type: z.literal('self-test'), at: Instant, selfTest: SelfTest })
/** A block that was too noisy by the rule fixed beforehand. */
export const Redone = z.object({
  type: z.literal('redone'),
  at: Instant,
  browser: Name,
  block: z.int().nonnegative(),
  /** Ids of the visits that do not count; in journals from before they were named, none: all of the block before this line. */
  visits: z.array(Name).default([]),
  reasons: z.array(z.string()),
})
/** How long the pilot says that visits to a benchmark pay in a browser. */
export const Allocated = z.object({
  type: z.literal('allocation'),
  at: Instant,
  browser: Name,
  benchmark: Name,
  /** Time of sampling in each later visit, in ms. */
  measureMs: z.number().positive(),
  /** Of the log ratio: variance of one second of sampling, and between visits. */
  varianceWithin: z.number().nonnegative(),
  varianceBetween: z.number().nonnegative(),
  /** What a visit costs before it samples, in ms. */
  fixedMs: z.number().nonnegative(),
})
export const Noted = z.object({ type: z.literal('warning'), at: Instant, warning: Warning })
/** Last line of a journal. A journal without it belongs to a run that was killed. */
export const Ended = z.object({ type: z.literal('end'), at: Instant, status: z.enum(['complete', 'interrupted']) })

/** journal.ndjson: one entry a line, appended the moment it exists. */
export const JournalEntry = z.discriminatedUnion('type', [
  RunStarted,
  Launched,
  SelfTested,
  Visited,
  Failed,
  Redone,
  Allocated,
  Noted,
  Ended,
])
export type JournalEntry = z.infer<typeof JournalEntry>
export type RunStarted = z.infer<typeof RunStarted>
export type Launched = z.infer<typeof Launched>
export type Visited = z.infer<typeof Visited>
export type Failed = z.infer<typeof Failed>
export type SelfTested = z.infer<typeof SelfTested>
export type Redone = z.infer<typeof Redone>
export type Allocated = z.infer<typeof Allocated>
