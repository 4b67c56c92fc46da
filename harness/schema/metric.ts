import * as z from 'zod'
import { Name } from './names.ts'

/** What a report has to know of a metric; copied into every run, so that an old run needs no new code. */
export const MetricFacts = z.object({
  id: Name,
  title: z.string(),
  /** One sentence: what exactly is counted, from where to where. */
  description: z.string(),
  unit: z.enum(['ns', 'ms', 'bytes', 'bytes/s', 'ops/s', 'count', 'ratio']),
  better: z.enum(['lower', 'higher']),
  /** Where reports show it. */
  group: z.enum(['throughput', 'load', 'size', 'memory']),
})
export type MetricFacts = z.infer<typeof MetricFacts>
