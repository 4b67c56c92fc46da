import type { Interval } from '../../harness/schema/interval.ts'

/** A value with the ends of its interval, which are the value itself where it has none. */
export interface ChartPoint {
  readonly value: number
  readonly low: number
  readonly high: number
}

export const chartPoint = (value: number, interval: Interval | null): ChartPoint => ({
  value,
  low: interval?.low ?? value,
  high: interval?.high ?? value,
})
