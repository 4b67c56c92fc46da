import type { MetricFacts } from '../schema/metric.ts'

type Unit = MetricFacts['unit']

const bytes = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 }
/** What one of each is in ns. */
const times = { ns: 1, µs: 1e3, us: 1e3, ms: 1e6, s: 1e9 }
const inMs = Object.fromEntries(Object.entries(times).map(([name, ns]) => [name, ns / 1e6]))

/** What may be written for a metric of the unit, and how many of that unit it is. */
const written: Readonly<Record<Unit, Readonly<Record<string, number>>>> = {
  ns: times,
  ms: inMs,
  bytes,
  'bytes/s': Object.fromEntries(Object.entries(bytes).map(([name, factor]) => [`${name}/s`, factor])),
  'ops/s': { 'ops/s': 1 },
  count: {},
  ratio: { '×': 1, x: 1 },
  share: { '%': 0.01 },
  fps: { fps: 1, Hz: 1 },
}

/** The units that an amount of it may be written in. */
export const unitsOf = (unit: Unit): readonly string[] => Object.keys(written[unit])

/** 95 × 0.01 is not 0.95 in binary. */
const rounded = (value: number): number => Number(value.toPrecision(15))

/** Reads `500 kB`, `16.67 ms` or `95 %` in the metric's unit; `null` where it is none of it. */
export const readAmount = (amount: number | string, unit: Unit): number | null => {
  if (typeof amount === 'number') return amount
  const [, digits, symbol = ''] = /^(\d+(?:\.\d+)?)\s*(\S*)$/.exec(amount.trim()) ?? []
  const factor = symbol === '' ? 1 : written[unit][symbol]
  return digits === undefined || factor === undefined ? null : rounded(Number(digits) * factor)
}
