import { median } from '../stats/median.ts'
import type { Metric } from './metric.ts'

/** Counted in a build of its own, which is never timed; only of crates that have one. */
const counted = (facts: Pick<Metric, 'id' | 'title' | 'description' | 'unit'>): Metric => ({
  ...facts,
  better: 'lower',
  group: 'memory',
  collect: { from: 'page', summarise: (samples) => (samples.length === 0 ? [] : [median(samples)]) },
})

export const allocatorLive = counted({
  id: 'allocator-live',
  title: 'Allocated, live',
  description:
    'Bytes that the program had allocated and not given back after the last round, as it asked for them, without what the allocator needs for itself. Counted in a build of its own.',
  unit: 'bytes',
})

export const allocatorPeak = counted({
  id: 'allocator-peak',
  title: 'Allocated, peak',
  description:
    'The most bytes that were allocated at any time from the instantiation to the end of the last round. Counted in a build of its own.',
  unit: 'bytes',
})

export const allocations = counted({
  id: 'allocations',
  title: 'Allocations per call',
  description:
    'How often one bench_run() allocates or reallocates, on average over a round. Counted in a build of its own.',
  unit: 'count',
})
