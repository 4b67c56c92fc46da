import type { Metric } from './metric.ts'

export const fps: Metric = {
  id: 'fps',
  title: 'Sustained frame rate',
  description: 'Frames shown per second, over all stretches of a visit. No higher than the display refreshes.',
  unit: 'fps',
  better: 'higher',
  group: 'frames',
  collect: {
    from: 'page',
    series: 'frame-interval',
    summarise: (intervals) => {
      const ms = intervals.reduce((sum, interval) => sum + interval, 0)
      return ms > 0 ? [(1000 * intervals.length) / ms] : []
    },
  },
}
