import * as z from 'zod'
import { Name } from './names.ts'

/** What a report has to know of a metric; copied into every run, so that an old run needs no new code. */
export const MetricFacts = z.object({
  id: Name,
  title: z.string(),
  /** One sentence: what exactly is counted, from where to where. */
  description: z.string(),
  /** `share`: a part of a whole, from 0 to 1; `fps`: frames per second. */
  unit: z.enum(['ns', 'ms', 'bytes', 'bytes/s', 'ops/s', 'count', 'ratio', 'share', 'fps']),
  better: z.enum(['lower', 'higher']),
  /** Where reports show it. */
  group: z.enum(['throughput', 'load', 'frames', 'memory', 'boundary', 'size', 'reach']),
})
export type MetricFacts = z.infer<typeof MetricFacts>
