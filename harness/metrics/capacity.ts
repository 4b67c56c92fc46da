import type { Metric } from './metric.ts'

export const capacity: Metric = {
  id: 'capacity',
  title: 'Capacity',
  description:
    'The largest workload that still holds the refresh rate: the work of no more than one frame in 20 takes longer than a refresh, and no more frames are dropped than the config allows.',
  unit: 'count',
  better: 'higher',
  group: 'frames',
  collect: { from: 'page', summarise: (samples) => samples.slice(0, 1) },
}
