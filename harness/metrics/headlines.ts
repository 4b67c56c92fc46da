import type { Protocol } from '../schema/protocol.ts'
import { metrics } from './index.ts'
import type { FromPage, FromProcesses, Metric } from './metric.ts'

type VisitMetric = Metric & { readonly collect: FromPage | FromProcesses }

const named = (id: string): VisitMetric | null =>
  metrics.find((metric): metric is VisitMetric => metric.id === id && metric.collect.from !== 'build') ?? null

/** The metric that a protocol is there for above all: what is told of a visit while the run goes on. */
export const headlines: Readonly<Record<Protocol, VisitMetric | null>> = {
  throughput: named('time'),
  load: named('first-result'),
  frames: named('frame-step'),
  capacity: named('capacity'),
  memory: null,
  boundary: null,
}
