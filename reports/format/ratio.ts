import type { Interval } from '../../harness/schema/interval.ts'
import { decimalsFor, fixed } from './decimals.ts'

/** The ends of an interval; nobody's digits depend on more. */
export type Range = Pick<Interval, 'low' | 'high'>

/** A ratio to be printed, with the interval that its digits follow. */
export interface PrintedRatio {
  readonly value: number
  readonly interval: Range | null
}

const digits = ({ value, interval }: PrintedRatio): number =>
  decimalsFor(value, interval && (interval.high - interval.low) / 2)

/** `4.02×`, with as many digits as the interval supports. */
export const ratioValue = (ratio: PrintedRatio): string => `${fixed(ratio.value, digits(ratio))}×`

/** `[3.98, 4.05]` in the digits of the value, or `null` where there is no interval or it is the value itself, as for exact figures. */
export const ratioInterval = (ratio: PrintedRatio): string | null => {
  const { interval } = ratio
  if (interval === null || interval.low === interval.high) return null
  const decimals = digits(ratio)
  return `[${fixed(interval.low, decimals)}, ${fixed(interval.high, decimals)}]`
}

/** `4.02× [3.98, 4.05]`, or the value alone. */
export const ratioText = (ratio: PrintedRatio): string =>
  [ratioValue(ratio), ratioInterval(ratio)].filter((part) => part !== null).join(' ')

/** At most three significant digits and two decimals, for headlines: `4.03×`, `0.64×`, `12.1×`. */
export const ratioShort = (value: number): string => `${fixed(value, Math.min(2, decimalsFor(value, null)))}×`

/** Near 1 a percentage is read more easily than a factor: below 1.1×, in either direction. */
export const isNearOne = (value: number): boolean => Math.max(value, 1 / value) < 1.1

/** `+2.3 %`, `−36 %`: how much better or worse, in the digits of the ratio and so many more; a whole number from 10 % on. */
export const ratioPercent = (ratio: PrintedRatio, more = 0): string => {
  const share = (ratio.value - 1) * 100
  const decimals = Math.abs(share) < 9.95 ? Math.max(0, digits(ratio) - 2) + more : 0
  const printed = fixed(Math.abs(share), decimals)
  const sign = Number(printed) === 0 ? '' : share < 0 ? '−' : '+'
  return `${sign}${printed} %`
}

export interface Effect {
  /** What is read first. */
  readonly first: string
  /** The same, said the other way. */
  readonly second: string
}

/** A ratio as a factor and in per cent: the percentage first below 1.1×. */
export const effectOf = (ratio: PrintedRatio): Effect =>
  isNearOne(ratio.value)
    ? { first: ratioPercent(ratio), second: ratioValue(ratio) }
    : { first: ratioValue(ratio), second: ratioPercent(ratio) }

/** `4.02× (+302 %)`, `+2.3 % (1.023×)`. */
export const effectText = (ratio: PrintedRatio): string => {
  const { first, second } = effectOf(ratio)
  return `${first} (${second})`
}

/** In running text, with two decimals at most: `3.4× (3.3–3.5)`, or `+2.3 % (+1.9 to +2.7)` near 1; the value alone without an interval. */
export const ratioInText = (ratio: PrintedRatio): string => {
  const { value, interval } = ratio
  if (interval === null || interval.low === interval.high)
    return isNearOne(value) ? effectOf(ratio).first : ratioShort(value)
  if (!isNearOne(value)) {
    const print = (decimals: number) => [interval.low, interval.high].map((end) => fixed(end, decimals))
    // Ends that read the same would say that there is no doubt at all.
    const enough = [2, 3, 4].find((decimals) => new Set(print(decimals)).size > 1) ?? 4
    const decimals = Math.min(enough, digits(ratio))
    return `${fixed(value, decimals)}× (${fixed(interval.low, decimals)}–${fixed(interval.high, decimals)})`
  }
  const end = (bound: number, more: number) => ratioPercent({ value: bound, interval }, more).replace(/ %$/, '')
  // An end that reads as zero would hide on which side of it it lies.
  const hides = [interval.low, interval.high].some((bound) => bound !== 1 && !/^[+−]/.test(end(bound, 0)))
  const more = hides ? 1 : 0
  return `${ratioPercent(ratio, more)} (${end(interval.low, more)} to ${end(interval.high, more)})`
}
