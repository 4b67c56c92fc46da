import type { Metric } from './metric.ts'

export const userAgentMemory: Metric = {
  id: 'user-agent-memory',
  title: 'Memory, as the engine says',
  description:
    'performance.measureUserAgentSpecificMemory() after the last round, where the engine has it. What counts is up to the engine: in Chromium 156 the linear memory does not.',
  unit: 'bytes',
  better: 'lower',
  group: 'memory',
  collect: { from: 'page', summarise: (samples) => samples.slice(0, 1) },
}
