import type { Metric } from './metric.ts'

/** A step of loading a module: it happens once in a visit, so the visit's number is that one sample. */
export const once = (facts: Pick<Metric, 'id' | 'title' | 'description'>): Metric => ({
  ...facts,
  unit: 'ms',
  better: 'lower',
  group: 'load',
  collect: { from: 'page', summarise: (samples) => samples.slice(0, 1) },
})
