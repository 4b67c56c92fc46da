import * as z from 'zod'
import { Interval } from './interval.ts'
import { Name } from './names.ts'

/** Whether it matters to a variant's time that it is sampled first in a round. */
export const OrderEffect = z.object({
  browser: Name,
  benchmark: Name,
  variant: Name,
  /** Time per call when it is sampled first over its time when it is not; above 1: slower when first. */
  ratio: z.number().positive(),
  /** `null` where there are too few visits for one (fewer than six). */
  interval: Interval.nullable(),
  /** Visits that say something about it. */
  visits: z.int().positive(),
})
export type OrderEffect = z.infer<typeof OrderEffect>
