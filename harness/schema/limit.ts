import * as z from 'zod'
import { Budget } from './budget.ts'
import { MetricFacts } from './metric.ts'

/** A budget that is understood: patterns as lists, its limit in the metric's unit. One for each metric that it is about. */
export const Limit = z.object({
  /** Its place among the config's budgets. */
  budget: z.int().nonnegative(),
  metric: MetricFacts,
  crates: z.array(z.string()),
  variants: z.array(z.string()),
  browsers: z.array(z.string()),
  /** `most` and `least` in the metric's unit, `speedup` as a ratio. */
  kind: z.enum(['most', 'least', 'speedup']),
  amount: z.number(),
  /** The amount as the config has it. */
  written: z.union([z.number(), z.string()]),
  level: Budget.shape.level,
})
export type Limit = z.infer<typeof Limit>
