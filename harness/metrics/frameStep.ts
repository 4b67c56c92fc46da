import { steppedMedian } from '../stats/quantile.ts'
import { framesFor, needs } from './frameQuantile.ts'
import type { Metric, Taken } from './metric.ts'

const half = 0.5

export const frameStep: Metric = {
  id: 'frame-step',
  title: 'Wasm time per frame',
  description: `One call of frame_step() within an animation frame, without the upload of its picture: the median over the frames of a visit, read between the steps of the clock. ${needs(half)}`,
  unit: 'ms',
  better: 'lower',
  group: 'frames',
  collect: {
    from: 'page',
    summarise: (samples: readonly number[], { resolutionNs }: Taken) =>
      samples.length < framesFor(half) ? [] : [steppedMedian(samples, resolutionNs / 1e6)],
  },
}
