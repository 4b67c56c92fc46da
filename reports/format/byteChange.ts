import { fixed } from './decimals.ts'
import { percent } from './percent.ts'

const sign = (change: number): string => (change < 0 ? '−' : '+')

/** How a number of bytes differs from another: `+1,204`, `−88`, or `0`. */
export const byteChange = (bytes: number, base: number): string =>
  bytes === base ? '0' : `${sign(bytes - base)}${fixed(Math.abs(bytes - base), 0)}`

/** The same as a share: `+3.4 %`; `null` where there is no difference worth the name, or nothing that it could be a share of. */
export const shareChange = (bytes: number, base: number): string | null => {
  const change = base === 0 ? 0 : bytes / base - 1
  return Math.abs(change) < 0.000_05 ? null : `${sign(change)}${percent(Math.abs(change))}`
}
