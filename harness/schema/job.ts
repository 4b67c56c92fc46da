import * as z from 'zod'
import { Sampling } from './config.ts'
import { Expected } from './crate.ts'
import { Name, Uint32 } from './names.ts'

/** What the page fetches: one benchmark, all its variants, how to measure, and the seed of every random choice. */
export const Job = z.object({
  schemaVersion: z.literal(1),
  visit: Name,
  seed: Uint32,
  benchmark: Name,
  /** In the order in which they are to be loaded. */
  variants: z
    .array(z.object({ id: Name, url: z.string(), features: z.array(z.string()), size: Uint32, expected: Expected }))
    .min(1),
  sampling: Sampling,
})
export type Job = z.infer<typeof Job>
