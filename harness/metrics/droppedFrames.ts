import { droppedShare } from '../stats/droppedShare.ts'
import type { Metric } from './metric.ts'

export const droppedFrames: Metric = {
  id: 'dropped-frames',
  title: 'Dropped frames',
  description:
    'Frames that were due by the refresh rate of the idle page and did not come, as a share of those that were due: an interval of two refreshes has dropped one.',
  unit: 'share',
  better: 'lower',
  group: 'frames',
  collect: {
    from: 'page',
    series: 'frame-interval',
    summarise: (intervals, { refreshMs }) =>
      refreshMs === null || intervals.length === 0 ? [] : [droppedShare(intervals, refreshMs)],
  },
}
