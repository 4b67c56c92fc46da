import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { MetricFacts } from '../../harness/schema/metric.ts'
import type { RunDocument } from '../../harness/schema/run.ts'

/** Whether a benchmark has a number of the metric in any browser and variant. */
const hasNumber = ({ estimates }: RunDocument, metric: MetricFacts, benchmark: Benchmark): boolean =>
  estimates.some((estimate) => estimate.metric === metric.id && estimate.benchmark === benchmark.id)

/**
 * Tells whether a metric is about a benchmark, so that a table shows no row of dashes for one that was never meant to have it. A
 * number is reason enough; where there is none, the crate's kind and what the run measured decide.
 */
export const concernsOf =
  (document: RunDocument) =>
  (metric: MetricFacts, benchmark: Benchmark): boolean => {
    if (hasNumber(document, metric, benchmark)) return true
    const { kind } = benchmark
    const measure = benchmark.measure ?? document.design.measure
    switch (metric.group) {
      case 'throughput':
        return (kind === 'throughput' || kind === 'memory') && measure.includes('throughput')
      case 'frames':
        return metric.id === 'capacity'
          ? benchmark.capacity !== null && measure.includes('capacity')
          : kind === 'frame' && measure.includes('frames')
      case 'boundary':
        return kind === 'boundary' && measure.includes('boundary')
      // In whatever way a module is loaded: a page that draws measures neither. A crate that says what is measured of it says so.
      case 'load':
      case 'memory':
        return (kind === 'throughput' || kind === 'memory') && (benchmark.measure?.includes(metric.group) ?? true)
      default:
        return true
    }
  }
