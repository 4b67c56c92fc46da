import type { Metric } from './metric.ts'

export const linearMemoryInitial: Metric = {
  id: 'linear-memory-initial',
  title: 'Linear memory, initial',
  description:
    'Size of the linear memory of a fresh instance, before its set-up: what the module declares, stack and static data included.',
  unit: 'bytes',
  better: 'lower',
  group: 'memory',
  collect: { from: 'page', summarise: (samples) => samples.slice(0, 1) },
}
