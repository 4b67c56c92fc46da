import { undisturbedMean } from '../stats/undisturbedMean.ts'
import type { Metric, Taken } from './metric.ts'

/** The undisturbed time of each instance, in the order of the instances; of all samples together where it is not known whose they are. */
const byInstance = (samples: readonly number[], { rounds, calls, resolutionNs }: Taken): number[] => {
  const instanceOf = (index: number): number => rounds[index >> 1] ?? 0
  const stepOf = (index: number): number => resolutionNs / (calls[index >> 1] ?? 1)
  return [...Map.groupBy(samples.keys(), instanceOf)]
    .toSorted(([a], [b]) => a - b)
    .map(([, own]) =>
      undisturbedMean(
        own.map((index) => samples[index] as number),
        own.map(stepOf),
      ),
    )
}

export const time = {
  id: 'time',
  title: 'Time per call',
  description:
    'One call of bench_run() in the steady state when nothing disturbs it: the mean of the samples between the 5th and the 15th percentile, and of those that only the steps of the clock tell from them.',
  unit: 'ns',
  better: 'lower',
  group: 'throughput',
  collect: { from: 'page', summarise: byInstance },
} satisfies Metric
