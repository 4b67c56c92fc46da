import type { TrendNight, TrendSeries } from '../../harness/schema/trend.ts'
import { quantity } from '../format/quantity.ts'
import { ratioInText } from '../format/ratio.ts'

/** A night's figure: against the control, or in the metric's unit. */
export const nightInWords = ({ scale, metric }: TrendSeries, { value, low, high }: TrendNight): string => {
  const interval = low === null || high === null ? null : { low, high }
  return scale === 'held' ? ratioInText({ value, interval }) : quantity(value, metric.unit, interval)
}

/** What the numbers are. */
export const scaleInWords = ({ scale, metric }: TrendSeries): string =>
  scale === 'held' ? `${metric.title}, against the control` : metric.title

/** How they are to be read. */
export const directionInWords = ({ scale, metric }: TrendSeries): string =>
  scale === 'held'
    ? 'Above 1× is better than the control.'
    : `${metric.better === 'lower' ? 'Lower' : 'Higher'} is better.`

/** What else changed at a boundary: `Firefox 152 → Firefox 153`. */
export const boundaryInWords = ({ differences }: TrendSeries['boundaries'][number]): string =>
  differences.map(({ from, to }) => `${from || 'none'} → ${to || 'none'}`).join('; ')
