import * as z from 'zod'
import { Name, Uint32 } from './names.ts'

/** Phases of a variant in the page, in their order; a failure names the one it happened in. */
export const Phase = z.enum([
  'download',
  'compile',
  'instantiate',
  'setup',
  'first-call',
  'verify',
  'warm-up',
  'sample',
  'frames',
  'capacity',
  'memory',
  'boundary',
])
export type Phase = z.infer<typeof Phase>

const Milliseconds = z.number().nonnegative()

/** Raw samples by metric id, in the metric's unit. */
export const Samples = z.record(Name, z.array(z.number().finite()).max(200_000))
export type Samples = z.infer<typeof Samples>

export const VariantMeasured = z.strictObject({
  outcome: z.literal('measured'),
  variant: Name,
  /** What `bench_run()` returned; verified on every call. */
  checksum: Uint32,
  /** `time` has two samples for each round of the visit, in their order. */
  samples: Samples,
  /** Calls of `bench_run()` in each sample of a round; the variants' samples last about equally long. */
  callsPerSample: z.array(z.int().positive()).default([]),
  /** Its place in the order of each round, 0 for the first; none where the page did not say. The second half of a round is in the reverse order. */
  places: z.array(z.int().nonnegative()).optional(),
  /** Of the first instance; `null` where nothing was warmed up. */
  warmUp: z
    .strictObject({
      steady: z.boolean(),
      ms: Milliseconds,
      calls: z.int().nonnegative(),
      /** Time per call of each slice, in ns, from the first call on. */
      curve: z.array(z.number().nonnegative()).max(10_000),
    })
    .nullable()
    .default(null),
  /** How many threads worked on it, the page's own among them; left out where it was that one alone. */
  threads: z.int().min(2).optional(),
})
export const VariantSkipped = z.strictObject({
  outcome: z.literal('skipped'),
  variant: Name,
  /** Wasm features that the module needs and the engine lacks. */
  missing: z.array(z.string()).min(1),
})
export const VariantFailed = z.strictObject({
  outcome: z.literal('failed'),
  variant: Name,
  phase: Phase,
  message: z.string().max(10_000),
})
export const VariantResult = z.discriminatedUnion('outcome', [VariantMeasured, VariantSkipped, VariantFailed])
export type VariantResult = z.infer<typeof VariantResult>

export const ClockFacts = z.strictObject({
  /** Smallest difference between two readings of `performance.now()`, in ms. */
  stepMs: z.number().positive(),
  /** Whether its steps come at regular moments, so that the page can read between them by counting. */
  regular: z.boolean(),
  /** How finely the page could tell times, in ms: a step, or less where it read between the steps. */
  resolutionMs: z.number().positive(),
  crossOriginIsolated: z.boolean(),
  /** Opened from its own machine, or over https; only such pages are isolated. */
  secureContext: z.boolean().default(true),
  visible: z.boolean(),
  userAgent: z.string().max(1000),
})
export type ClockFacts = z.infer<typeof ClockFacts>

/** How the page's pictures come to the screen, as far as it can tell. */
export const Display = z.strictObject({
  /** Median time between the frames of an idle page, in ms. */
  refreshMs: z.number().positive(),
  /** What draws, as WebGL calls it; `null` where it does not say. */
  renderer: z.string().max(1000).nullable(),
})
export type Display = z.infer<typeof Display>

/** Something odd about the browser that a reader has to know; what it spoilt is not among the samples. */
export const Quirk = z.strictObject({ code: Name, message: z.string().max(1000) })
export type Quirk = z.infer<typeof Quirk>

/** What the page posts when it is done. */
export const VisitResult = z.strictObject({
  visit: Name,
  clock: ClockFacts,
  /** None where the page held an empty module. */
  variants: z.array(VariantResult),
  /** The instance that each round sampled: every variant twice, in an order of its own and then in the reverse of it. */
  rounds: z.array(z.int().nonnegative()).max(200_000).default([]),
  /** The noise canary, the same small kernel in every visit of every run: time per call in ns, one sample between the rounds now and then. */
  canary: z.array(z.number().nonnegative()).max(200_000).default([]),
  /** Time spent in rounds, in ms: what of the visit was measurement. */
  measuredMs: Milliseconds,
  display: Display.nullable().default(null),
  quirks: z.array(Quirk).max(100).default([]),
  /** From the start of the page's script to the post, in ms. */
  durationMs: Milliseconds,
  /** Errors that reached the window while the page was at work. */
  errors: z.array(z.string().max(10_000)).max(100),
})
export type VisitResult = z.infer<typeof VisitResult>

/** Sent before a step that may never return, so that a hang or a crash can be blamed on the right variant; `null`: on all. */
export const Progress = z.strictObject({ visit: Name, variant: Name.nullable(), phase: Phase })
export type Progress = z.infer<typeof Progress>

/** Sent when memory shall be read; the page waits for the answer, which comes when that is done. */
export const Checkpoint = z.strictObject({ visit: Name, name: Name })
export type Checkpoint = z.infer<typeof Checkpoint>

/** Posted instead of a result when the page itself went wrong, not a variant. */
export const Trouble = z.strictObject({ visit: Name, message: z.string().max(10_000) })
export type Trouble = z.infer<typeof Trouble>
