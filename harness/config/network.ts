import { problem } from '../errors.ts'
import type { Network } from '../schema/network.ts'

const megabit = 1e6 / 8

/**
 * Networks by name, with the figures of WebPageTest's connectivity profiles of the same names (its file
 * `settings/connectivity.ini`): downlink and round-trip time. 4g: 9 Mbit/s, 170 ms; 3g: 1.6 Mbit/s, 300 ms; cable: 5 Mbit/s, 28 ms.
 */
export const networks = {
  '4g': { name: '4g', rttMs: 170, downBytesPerSecond: 9 * megabit },
  '3g': { name: '3g', rttMs: 300, downBytesPerSecond: 1.6 * megabit },
  cable: { name: 'cable', rttMs: 28, downBytesPerSecond: 5 * megabit },
} as const satisfies Record<string, Network>

const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000 }
const unitsBytes: Readonly<Record<string, number>> = { kbit: 1e3 / 8, mbit: 1e6 / 8, gbit: 1e9 / 8 }

/** `40ms` in the unit that `units` are counted in; `null` for what is no such amount. */
const amount = (text: string, units: Readonly<Record<string, number>>): number | null => {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(text) ?? []
  const factor = units[unit]
  return digits === undefined || factor === undefined ? null : Number(digits) * factor
}

/** `rtt=40ms,down=10mbit`, in any order; `null` for anything else. */
const figures = (text: string): Network | null => {
  const parts = text.split(',').map((part) => part.split('='))
  const given = new Map(parts.map(([key = '', value = '']) => [key.trim(), value.trim()]))
  if (given.size !== parts.length || ![...given.keys()].every((key) => key === 'rtt' || key === 'down')) return null
  const rttMs = amount(given.get('rtt') ?? '0ms', unitsMs)
  const down = given.get('down')
  const downBytesPerSecond = down === undefined ? null : amount(down, unitsBytes)
  if (rttMs === null || rttMs > 60_000 || (down !== undefined && !downBytesPerSecond)) return null
  return { name: [...given].map(([key, value]) => `${key}=${value}`).join(','), rttMs, downBytesPerSecond }
}

/**
 * Reads what stands behind `--network`: a name of {@link networks}, `none`, or figures such as `rtt=40ms,down=10mbit` of which one may
 * be left out.
 *
 * @throws CrosslaneError `unknownNetwork`
 */
export const parseNetwork = (text: string): Network | null => {
  const wanted = text.trim().toLowerCase()
  if (wanted === 'none') return null
  if (Object.hasOwn(networks, wanted)) return networks[wanted as keyof typeof networks]
  const own = figures(wanted)
  if (own) return own
  throw problem('unknownNetwork', text, [...Object.keys(networks), 'none'])
}
