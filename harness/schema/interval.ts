import * as z from 'zod'

/** A confidence interval; `confidence` is what it guarantees, e.g. 0.969 where an exact 0.95 does not exist. */
export const Interval = z.object({
  low: z.number(),
  high: z.number(),
  confidence: z.number(),
  /** `anytime` holds although the run looked at its results to decide when to stop, and is wider for it. */
  method: z.enum(['signed-rank', 'anytime']),
})
export type Interval = z.infer<typeof Interval>
