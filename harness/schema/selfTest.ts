import * as z from 'zod'
import { Name } from './names.ts'

/** One thing that must be true of a browser before its numbers are believed. */
export const SelfCheck = z.object({
  id: z.enum(['tier-up', 'simd', 'isolation', 'clock', 'frames', 'visibility', 'compile-cache']),
  title: z.string(),
  /** `failed`: every number of this browser is marked. `noted`: worth knowing, no reason for doubt. */
  status: z.enum(['passed', 'failed', 'noted']),
  /** What was measured, in words: `warm code is 3.1 times as fast as cold`. */
  found: z.string(),
  /** What is wrong and what to do; empty when passed. */
  hint: z.string(),
})
export type SelfCheck = z.infer<typeof SelfCheck>

/** What the self-test page posts: bare measurements, judged elsewhere. Times in ns per call unless named otherwise. */
export const SelfMeasurements = z.strictObject({
  crossOriginIsolated: z.boolean(),
  /** Opened from its own machine, or over https; only such pages are isolated. */
  secureContext: z.boolean().default(true),
  visible: z.boolean(),
  focused: z.boolean(),
  clockStepMs: z.number().positive(),
  clockRegular: z.boolean(),
  /** Fastest slices of a kernel: its first calls, and after warming up. `null`: it failed. */
  coldNs: z.number().nonnegative().nullable(),
  warmNs: z.number().nonnegative().nullable(),
  /** The same work with and without SIMD, warm; `null` where the engine has no SIMD. */
  scalarNs: z.number().nonnegative().nullable(),
  simdNs: z.number().nonnegative().nullable(),
  /** Median of the intervals between animation frames, in ms, and how many came within the time allowed. */
  frameMs: z.number().nonnegative().nullable(),
  frames: z.int().nonnegative(),
  /** First calls after compiling the bytes once more: the same bytes, and bytes made unique. */
  sameBytesNs: z.number().nonnegative().nullable(),
  uniqueBytesNs: z.number().nonnegative().nullable(),
  errors: z.array(z.string().max(10_000)).max(100),
})
export type SelfMeasurements = z.infer<typeof SelfMeasurements>

export const SelfTest = z.object({
  browser: Name,
  measurements: SelfMeasurements.nullable(),
  checks: z.array(SelfCheck),
})
export type SelfTest = z.infer<typeof SelfTest>
