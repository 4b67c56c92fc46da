import { fixed } from './decimals.ts'
import { percent } from './percent.ts'

/** From twice as much on, and down to half of it, a factor is read more easily than a share. */
const far = 2

/**
 * How much there is of something beside how much there was: `+2.0 %`, `−36 %`, `3.1×`, `the same`.
 *
 * @param relative the one over the other, above 0
 */
export const amount = (relative: number): string => {
  if (relative >= far) return `${fixed(relative, relative < 10 ? 1 : 0)}×`
  const change = relative - 1
  return Math.abs(change) < 0.000_05 ? 'the same' : `${change < 0 ? '−' : '+'}${percent(Math.abs(change))}`
}
