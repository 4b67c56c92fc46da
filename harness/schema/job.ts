import * as z from 'zod'
import { Capacity, Frames, Rounds, Sampling } from './config.ts'
import { CapacityRange, Expected, Frame } from './crate.ts'
import { Name, Uint32 } from './names.ts'
import { Cache } from './protocol.ts'

/** A module that the page loads. */
export const JobVariant = z.object({
  id: Name,
  language: z.enum(['wasm', 'javascript']),
  url: z.string(),
  features: z.array(z.string()),
  size: Uint32,
  expected: Expected,
  /** The shared memory that the module imports, in pages of 64 KiB. */
  sharedMemory: z.object({ initial: z.int(), maximum: z.int() }).nullable(),
  /** Addresses of the JavaScript that belongs to it. */
  scripts: z.object({ glue: z.string(), adapter: z.string() }).nullable(),
})
export type JobVariant = z.infer<typeof JobVariant>

const common = {
  schemaVersion: z.literal(2),
  visit: Name,
  seed: Uint32,
  benchmark: Name,
}
/** In the order in which they are to be loaded. */
const variants = z.array(JobVariant).min(1)
/** A page of its own for one variant. */
const variant = z.array(JobVariant).length(1)

export const ThroughputJob = z.object({
  ...common,
  protocol: z.literal('throughput'),
  variants,
  sampling: Sampling,
  /** Whether what loading took counts, although the variants share the page. */
  load: z.boolean(),
})
export const LoadJob = z.object({
  ...common,
  protocol: z.literal('load'),
  variants: variant,
  cache: Cache,
  /** A page that only fills the caches for the one that follows it; it posts a result without samples. */
  prime: z.boolean(),
  sampling: Sampling,
})
export const FramesJob = z.object({ ...common, protocol: z.literal('frames'), variants, frame: Frame, frames: Frames })
export const CapacityJob = z.object({
  ...common,
  protocol: z.literal('capacity'),
  variants,
  frame: Frame,
  range: CapacityRange,
  capacity: Capacity,
})
export const MemoryJob = z.object({
  ...common,
  protocol: z.literal('memory'),
  /** None: the page holds an empty module instead, which the others are compared with. */
  variants: z.array(JobVariant).max(1),
  /** Address of the same variant with an allocator that counts; `null` where there is none. */
  counting: z.string().nullable(),
  rounds: Rounds,
})
export const BoundaryJob = z.object({ ...common, protocol: z.literal('boundary'), variants, sampling: Sampling })

/** What the page fetches: one benchmark, what to do with it, and the seed of every random choice. */
export const Job = z.discriminatedUnion('protocol', [
  ThroughputJob,
  LoadJob,
  FramesJob,
  CapacityJob,
  MemoryJob,
  BoundaryJob,
])
export type Job = z.infer<typeof Job>
export type ThroughputJob = z.infer<typeof ThroughputJob>
export type LoadJob = z.infer<typeof LoadJob>
export type FramesJob = z.infer<typeof FramesJob>
export type CapacityJob = z.infer<typeof CapacityJob>
export type MemoryJob = z.infer<typeof MemoryJob>
export type BoundaryJob = z.infer<typeof BoundaryJob>
