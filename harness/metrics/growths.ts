import type { Metric } from './metric.ts'

export const growths: Metric = {
  id: 'growths',
  title: 'Growth events',
  description:
    'How often the linear memory was found larger than after the call before, from the instantiation to the end of the last round. Several growths within one call count once.',
  unit: 'count',
  better: 'lower',
  group: 'memory',
  collect: { from: 'page', summarise: (samples) => samples.slice(0, 1) },
}
