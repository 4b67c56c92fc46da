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
  samples: Samples,
  /** Calls of `bench_run()` in each throughput sample: the same for every variant of the visit. */
  callsPerSample: z.array(z.int().positive()),
  warmUp: z.strictObject({ steady: z.boolean(), ms: Milliseconds, calls: z.int().nonnegative() }),
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
  crossOriginIsolated: z.boolean(),
  visible: z.boolean(),
  userAgent: z.string().max(1000),
})
export type ClockFacts = z.infer<typeof ClockFacts>

/** What the page posts when it is done. */
export const VisitResult = z.strictObject({
  visit: Name,
  clock: ClockFacts,
  variants: z.array(VariantResult).min(1),
  /** Rounds sampled: each has one sample of every variant, in an order of its own. */
  rounds: z.int().nonnegative(),
  /** From the start of the page's script to the post, in ms. */
  durationMs: Milliseconds,
  /** Errors that reached the window while the page was at work. */
  errors: z.array(z.string().max(10_000)).max(100),
})
export type VisitResult = z.infer<typeof VisitResult>

/** Sent before a step that may never return, so that a hang or a crash can be blamed on the right variant; `null`: on all. */
export const Progress = z.strictObject({ visit: Name, variant: Name.nullable(), phase: Phase })
export type Progress = z.infer<typeof Progress>

/** Posted instead of a result when the page itself went wrong, not a variant. */
export const Trouble = z.strictObject({ visit: Name, message: z.string().max(10_000) })
export type Trouble = z.infer<typeof Trouble>
