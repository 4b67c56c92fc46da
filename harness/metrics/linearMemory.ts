import type { Metric } from './metric.ts'

export const linearMemory: Metric = {
  id: 'linear-memory',
  title: 'Linear memory',
  description:
    'Size of the linear memory after the last call. It never shrinks, so this is its high-water mark; its grain is a page of 64 KiB.',
  unit: 'bytes',
  better: 'lower',
  group: 'memory',
  collect: { from: 'page', summarise: (samples) => [Math.max(...samples)] },
}
