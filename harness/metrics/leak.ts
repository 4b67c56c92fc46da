import { theilSen } from '../stats/theilSen.ts'
import type { Metric } from './metric.ts'

/** The first rounds fill what is filled once. */
const laterHalf = (samples: readonly number[]): readonly number[] => samples.slice(Math.floor(samples.length / 2))

/** Growth per round in bytes, from what was read after each round: at least three readings, or there is none. */
export const growthPerRound = (samples: readonly number[]): number | null =>
  samples.length < 3 ? null : theilSen(laterHalf(samples))

export const leak: Metric = {
  id: 'leak',
  title: 'Growth per round',
  description:
    'By how many bytes memory grew in each round of equal work, in the later half of the rounds (Theil–Sen slope): bytes that are live where an allocator counted them, and otherwise the size of the linear memory.',
  unit: 'bytes',
  better: 'lower',
  group: 'memory',
  collect: {
    from: 'page',
    summarise: (samples) => {
      const growth = growthPerRound(samples)
      return growth === null ? [] : [growth]
    },
  },
}
