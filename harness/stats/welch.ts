import { meanWithError } from './pairedT.ts'
import { tCdf } from './studentT.ts'

/** Factors on the standard errors of the two samples, from `launchEffect`, where their values are not independent. */
export type Widening = readonly [first: number, second: number]

/** A two-sided test of the difference of two means. */
export interface Welch {
  /** Mean of the second less that of the first. */
  readonly difference: number
  /** Chance of a difference at least this large, were there none. Without any scatter 0, or 1 where there is no difference. */
  readonly p: number
}

/**
 * Welch's t test of two independent samples, whose scatter may differ (Welch 1947, "The generalization of 'Student's' problem when several
 * different population variances are involved").
 *
 * @returns `null` where one of them has fewer than two values
 */
export const welch = (first: readonly number[], second: readonly number[], widen: Widening = [1, 1]): Welch | null => {
  if (first.length < 2 || second.length < 2) return null
  const [one, other] = [meanWithError(first), meanWithError(second)]
  const difference = other.mean - one.mean
  if (difference === 0) return { difference, p: 1 }
  const variances = [(one.se * widen[0]) ** 2, (other.se * widen[1]) ** 2] as const
  const both = variances[0] + variances[1]
  if (both === 0) return { difference, p: 0 }
  // Degrees of freedom by Satterthwaite (1946).
  const degrees = both ** 2 / (variances[0] ** 2 / (first.length - 1) + variances[1] ** 2 / (second.length - 1))
  return { difference, p: 2 * tCdf(-Math.abs(difference) / Math.sqrt(both), degrees) }
}
