import * as z from 'zod'
import { Name } from './names.ts'

/**
 * How a variant's calls became as fast as they did, in one visit that stands for all: the middle one by the time that its warm-up
 * took. A point stands for slices whose calls are close to each other on a logarithmic scale; `upTo` and `ns` have an entry for each.
 */
export const WarmUpCurve = z.object({
  browser: Name,
  benchmark: Name,
  variant: Name,
  block: z.int(),
  /** Whether it had stopped getting faster when warm-up ended. */
  steady: z.boolean(),
  /** Time spent in its calls, in ms. */
  ms: z.number().nonnegative(),
  calls: z.int().nonnegative(),
  /** How many slices were timed. */
  slices: z.int().positive(),
  /** Calls until the end of the point's last slice, from the first call on; ascending. */
  upTo: z.array(z.int().positive()),
  /** Median time per call of the point's slices, in ns. */
  ns: z.array(z.number().nonnegative()),
  /** Points whose slowest slice stands out, by their number from 0, with its time per call in ns. */
  spikes: z.array(z.object({ point: z.int().nonnegative(), ns: z.number().nonnegative() })),
})
export type WarmUpCurve = z.infer<typeof WarmUpCurve>
