import type { Interval, Ratio } from '../../harness/schema/run.ts'
import { decimalsFor, fixed } from './decimals.ts'

const halfWidthOf = (interval: Interval | null): number | null => interval && (interval.high - interval.low) / 2

/** `4.02×`, with as many digits as the interval supports. */
export const ratioValue = ({ value, interval }: Pick<Ratio, 'value' | 'interval'>): string =>
  `${fixed(value, decimalsFor(value, halfWidthOf(interval)))}×`

/** `[3.98, 4.05]` in the digits of the value, or `null` where there is no interval or it is the value itself, as for exact figures. */
export const ratioInterval = ({ value, interval }: Pick<Ratio, 'value' | 'interval'>): string | null => {
  if (interval === null || interval.low === interval.high) return null
  const decimals = decimalsFor(value, halfWidthOf(interval))
  return `[${fixed(interval.low, decimals)}, ${fixed(interval.high, decimals)}]`
}

/** `4.02× [3.98, 4.05]`, or the value alone. */
export const ratioText = (ratio: Pick<Ratio, 'value' | 'interval'>): string =>
  [ratioValue(ratio), ratioInterval(ratio)].filter((part) => part !== null).join(' ')

/** At most three significant digits and two decimals, for headlines: `4.03×`, `0.64×`, `12.1×`. */
export const ratioShort = (value: number): string => `${fixed(value, Math.min(2, decimalsFor(value, null)))}×`
