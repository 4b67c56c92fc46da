import { trimmedMean } from '../stats/trimmedMean.ts'
import type { Metric } from './metric.ts'

export const time = {
  id: 'time',
  title: 'Time per call',
  description: 'One call of bench_run() in the steady state, averaged over the calls of a sample.',
  unit: 'ns',
  better: 'lower',
  group: 'throughput',
  collect: { from: 'page', summarise: (samples) => trimmedMean(samples) },
} satisfies Metric
