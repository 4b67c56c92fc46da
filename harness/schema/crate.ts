import * as z from 'zod'
import { Name, Uint32 } from './names.ts'
import { Variant } from './variant.ts'

/** What a correct `bench_run()` returns: exactly this u32, or, read as the bits of an f32, a value within a tolerance. */
export const Expected = z.union([
  z.strictObject({ checksum: Uint32 }),
  z.strictObject({ value: z.number(), tolerance: z.number().nonnegative() }),
])
export type Expected = z.infer<typeof Expected>

/** What a `frame` crate draws, and when its picture is checked. */
export const Frame = z.strictObject({
  width: z.int().positive().max(8192),
  height: z.int().positive().max(8192),
  /** So many frames after the set-up the framebuffer's checksum must be the expected one. */
  verifyAfter: z.int().positive().max(1000).default(3),
})
export type Frame = z.infer<typeof Frame>

/** The amounts of work among which the largest that holds the refresh rate is looked for. */
export const CapacityRange = z.strictObject({
  from: Uint32.min(1),
  to: Uint32.min(2),
  /** What is counted, in the plural: `particles`, `rows`. */
  unit: z.string().max(40),
})
export type CapacityRange = z.infer<typeof CapacityRange>

/** The resource that a kernel runs out of first, and how much of it one call needs at least: shares of the limit are worked out from both. */
export const Limit = z.strictObject({
  /** A size of the crate `limits`, which measures how fast the resource is had: `loads`, `arithmetic`, … */
  by: Name,
  /** Operations of that kind that the best variant cannot do without, in one call. */
  operations: z.number().positive(),
})
export type Limit = z.infer<typeof Limit>

/** One amount of work that a crate is measured at: the argument of `bench_setup` and what one `bench_run()` then does. */
export const Size = z.strictObject({
  /** Tells the sizes of a crate apart; only a crate with a single size may leave it out. */
  name: Name.optional(),
  size: Uint32,
  expected: Expected,
  /** Bytes that one call works through, for MB/s. */
  bytes: z.number().positive().optional(),
  /** Elements that one call works through, for elements/s. */
  elements: z.number().positive().optional(),
  /** What bounds the best variant, and by how much; left out where nobody has worked it out. */
  limit: Limit.optional(),
  /** Of a `frame` crate: the picture it draws. */
  frame: Frame.optional(),
  /** Of a `frame` crate: where to look for its capacity; left out where the size cannot be varied. */
  capacity: CapacityRange.optional(),
})
export type Size = z.infer<typeof Size>

export const CrateKind = z.enum(['throughput', 'frame', 'memory', 'boundary'])
export type CrateKind = z.infer<typeof CrateKind>

/** `[package.metadata.crosslane]` of a benchmark crate's Cargo.toml. */
export const CrateMetadata = z.strictObject({
  title: z.string().max(200),
  description: z.string().max(2000).default(''),
  /**
   * `throughput`: a kernel, called over and over. `frame`: draws pictures. `memory`: like `throughput`, but what it does to
   * memory is measured too unless told otherwise. `boundary`: calls between JavaScript and Wasm.
   */
  kind: CrateKind.default('throughput'),
  /** Variants that make sense for this crate; all of the config's when left out. */
  variants: z.array(Name).optional(),
  /** By variant, how much SIMD its module must contain, where that is not what the variant says: a dependency may bring SIMD that is never run. */
  simd: z.record(Name, Variant.shape.simd.unwrap()).default({}),
  /** `true` for a crate that SIMD cannot help: reports use it to judge the measurement, not the code. */
  control: z.boolean().default(false),
  /** Speed-ups that are known beforehand, by variant: `{ plus-2 = 0.98 }`. Reports judge the measurement by them, as they do by a control. */
  known: z.record(Name, z.number().positive()).default({}),
  /** Suites of the config that it belongs to. */
  suites: z.array(Name).default([]),
  /** `true` for a crate that is built and measured only when it, or a suite that it belongs to, is named. */
  hidden: z.boolean().default(false),
  /** Elements per SIMD register, the physical limit that reports draw; left out where none applies. */
  lanes: z.number().positive().optional(),
  sizes: z.array(Size).min(1),
})
export type CrateMetadata = z.infer<typeof CrateMetadata>
