import { decimalsFor, fixed } from './decimals.ts'
import type { Range } from './ratio.ts'
import { type Scale, scaleFor, type Unit } from './scale.ts'

const withSymbol = (number: string, { symbol }: Scale): string =>
  symbol === '' || symbol === '×' ? `${number}${symbol}` : `${number} ${symbol}`

const wholeUnits = new Set(['B', ''])

/** A share needs no more decimals than these, and none at all has none. */
const shareDecimals = 2

/** As the interval has it, but three significant digits at least: an absolute time drifts, yet one wants to compare it. */
const decimalsIn = (scaled: number, halfWidth: number | null, { symbol }: Scale, unit: Unit): number => {
  if ((unit === 'bytes' || unit === 'count') && wholeUnits.has(symbol) && Number.isInteger(scaled)) return 0
  if (unit === 'share' && scaled === 0) return 0
  const decimals = Math.max(decimalsFor(scaled, halfWidth), decimalsFor(scaled, null))
  return unit === 'share' ? Math.min(decimals, shareDecimals) : decimals
}

/** A value with its unit: `8.13 µs`, `22.2 kB`, `1,204`. Digits follow the interval where there is one. */
export const quantity = (value: number, unit: Unit, interval: Range | null = null): string => {
  const scale = scaleFor(value, unit)
  const halfWidth = interval && (interval.high - interval.low) / 2 / scale.factor
  const scaled = value / scale.factor
  return withSymbol(fixed(scaled, decimalsIn(scaled, halfWidth, scale, unit)), scale)
}

/** The interval in the unit and digits that `quantity` gives its value: `[8.10, 8.17]`. */
export const quantityInterval = (value: number, unit: Unit, interval: Range): string => {
  const scale = scaleFor(value, unit)
  const halfWidth = (interval.high - interval.low) / 2 / scale.factor
  const decimals = decimalsIn(value / scale.factor, halfWidth, scale, unit)
  return `[${fixed(interval.low / scale.factor, decimals)}, ${fixed(interval.high / scale.factor, decimals)}]`
}
