import type { View } from '../../view/view.ts'
import { genericMetric } from '../genericMetric.ts'
import { html } from '../markup.ts'
import { type Section, section } from '../section.ts'

/** Every metric of group `memory`. */
export const memory = (view: View): Section | null => {
  const metrics = view.metrics.filter(({ group }) => group === 'memory')
  return metrics.length === 0
    ? null
    : section(
        'memory',
        'Memory',
        null,
        metrics.map((metric) => [html`<h3>${metric.title}</h3>`, genericMetric(view, metric)]),
      )
}
