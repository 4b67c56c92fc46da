import type { View } from '../../view/view.ts'
import { fold } from '../fold.ts'
import { genericMetric } from '../genericMetric.ts'
import { type Section, section } from '../section.ts'
import { shownAsLoad } from './load.ts'

/** Sizes of the files are read off the artefacts; their estimates say the same. */
const shownAsSizes = ['size-raw', 'size-gzip', 'size-brotli', 'size-zstd']

/** Every metric that no other section shows, by its own title, unit and description. */
export const otherMetrics = (view: View): Section | null => {
  const shown = new Set([view.headline?.id, ...shownAsLoad, ...shownAsSizes])
  const others = view.metrics.filter(
    ({ id, group }) =>
      !shown.has(id) && group !== 'frames' && group !== 'memory' && group !== 'boundary' && group !== 'reach',
  )
  return others.length === 0
    ? null
    : section(
        'more',
        'More metrics',
        null,
        others.map((metric) => fold(metric.title, genericMetric(view, metric))),
      )
}
