import * as z from 'zod'
import { Name, Uint32 } from './names.ts'

/** What a correct `bench_run()` returns: exactly this u32, or, read as the bits of an f32, a value within a tolerance. */
export const Expected = z.union([
  z.strictObject({ checksum: Uint32 }),
  z.strictObject({ value: z.number(), tolerance: z.number().nonnegative() }),
])
export type Expected = z.infer<typeof Expected>

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
})
export type Size = z.infer<typeof Size>

/** `[package.metadata.crosslane]` of a benchmark crate's Cargo.toml. */
export const CrateMetadata = z.strictObject({
  title: z.string().max(200),
  description: z.string().max(2000).default(''),
  kind: z.enum(['throughput']).default('throughput'),
  /** Variants that make sense for this crate; all of the config's when left out. */
  variants: z.array(Name).optional(),
  /** `true` for a crate that SIMD cannot help: reports use it to judge the measurement, not the code. */
  control: z.boolean().default(false),
  /** `true` for a crate that is built and measured only when it is named. */
  hidden: z.boolean().default(false),
  /** Elements per SIMD register, the physical limit that reports draw; left out where none applies. */
  lanes: z.number().positive().optional(),
  sizes: z.array(Size).min(1),
})
export type CrateMetadata = z.infer<typeof CrateMetadata>
