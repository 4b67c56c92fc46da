import type { MetricFacts } from '../../harness/schema/metric.ts'

/** Units that reports print: those of the metrics, and elements per second. */
export type Unit = MetricFacts['unit'] | 'elements/s'

/** A unit's symbol with its prefix, and how many of the metric's own unit it stands for. */
export interface Scale {
  readonly factor: number
  readonly symbol: string
}

const scale = (factor: number, symbol: string): Scale => ({ factor, symbol })
const decimal = (symbol: string, prefixes: readonly string[]): readonly Scale[] =>
  prefixes.map((prefix, power) => scale(1000 ** power, `${prefix}${symbol}`))

/** Smallest first. Bytes are decimal: 1 kB is 1000 bytes. */
const scales: Record<Unit, readonly Scale[]> = {
  ns: [scale(1, 'ns'), scale(1e3, 'µs'), scale(1e6, 'ms'), scale(1e9, 's')],
  ms: [scale(1e-6, 'ns'), scale(1e-3, 'µs'), scale(1, 'ms'), scale(1e3, 's')],
  bytes: decimal('B', ['', 'k', 'M', 'G']),
  'bytes/s': decimal('B/s', ['', 'k', 'M', 'G']),
  'ops/s': decimal('op/s', ['', 'k', 'M', 'G']),
  'elements/s': decimal('elem/s', ['', 'k', 'M', 'G']),
  count: [scale(1, '')],
  ratio: [scale(1, '×')],
  share: [scale(0.01, '%')],
  fps: [scale(1, 'fps')],
}

/** The largest scale in which the value, rounded to three digits, is at least 1. */
export const scaleFor = (value: number, unit: Unit): Scale => {
  const known = scales[unit] as readonly Scale[]
  const fitting = known.filter((candidate) => Math.abs(value) >= 0.9995 * candidate.factor)
  return fitting.at(-1) ?? known[0] ?? scale(1, '')
}
