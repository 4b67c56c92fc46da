import { InvalidArgumentError } from 'commander'

const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 }

const unitsDayMs = 86_400_000

/** Reads a duration such as `30s`, `2m` or `1.5h`, in ms. @throws InvalidArgumentError */
export const durationMs = (text: string): number => {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text.trim()) ?? []
  const ms = Number(amount) * (unitsMs[unit.toLowerCase()] ?? Number.NaN)
  if (ms > 0 && Number.isFinite(ms)) return ms
  throw new InvalidArgumentError('It must be a time with its unit, such as 30s, 2m or 1h.')
}

/** The same up to a day. @throws InvalidArgumentError */
export const waitMs = (text: string): number => {
  const ms = durationMs(text)
  if (ms <= unitsDayMs) return ms
  throw new InvalidArgumentError('It must be a day at most: 24h.')
}

/** Reads a percentage such as `1%` or `0.5 %` as a share: 0.01. @throws InvalidArgumentError */
export const share = (text: string): number => {
  const [, amount] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim()) ?? []
  const value = Number(amount) / 100
  if (value > 0 && value <= 0.5) return value
  throw new InvalidArgumentError('It must be a percentage above 0% and up to 50%, such as 1% or 0.5%.')
}
