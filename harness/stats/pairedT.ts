import { tCdf } from './studentT.ts'

/**
 * Mean of the values and its standard error, s/√n. Equal values have exactly their value and 0, whatever rounding does
 * to their sum.
 *
 * @param values at least two
 */
export const meanWithError = (values: readonly number[]): { readonly mean: number; readonly se: number } => {
  const n = values.length
  if (n < 2) throw new RangeError('a standard error takes at least two values')
  const first = values[0] as number
  if (values.every((value) => value === first)) return { mean: first, se: 0 }
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, se: Math.sqrt(squares / (n - 1) / n) }
}

/** A two-sided test of one mean. */
export interface PairedT {
  readonly mean: number
  /** Standard error of the mean, on the scale of the values, widened if that was asked for. */
  readonly se: number
  /** Degrees of freedom. */
  readonly df: number
  /** Chance of a mean at least this far away, were there no difference. Without any scatter 0, or 1 at no distance. */
  readonly p: number
}

/**
 * Student's t test of paired differences: of the log ratios of two variants, one per visit.
 *
 * @param options mean: what the differences have on average if there is nothing to find; degrees: of freedom, n − 1 by
 *   default; widen: factor on the standard error, from `launchEffect`, where visits are not independent
 * @returns `null` for fewer than two values
 */
export const pairedT = (
  values: readonly number[],
  {
    mean: expected = 0,
    degrees = values.length - 1,
    widen = 1,
  }: { readonly mean?: number; readonly degrees?: number; readonly widen?: number } = {},
): PairedT | null => {
  if (values.length < 2) return null
  const { mean, se: independent } = meanWithError(values)
  const se = independent * widen
  const distance = Math.abs(mean - expected)
  // 0/0 is no evidence of anything; any distance over 0 is as far as it gets.
  const p = distance === 0 ? 1 : 2 * tCdf(-distance / se, degrees)
  return { mean, se, df: degrees, p }
}
