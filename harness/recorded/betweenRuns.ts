import { anytimeShift } from '../stats/anytimeShift.ts'
import { detectableEffect } from '../stats/detectable.ts'
import { differenceInterval, type Known } from '../stats/differenceInterval.ts'
import { shift } from '../stats/shift.ts'
import { welch, type Widening } from '../stats/welch.ts'

/** What one run says of a ratio, or of a positive value. */
export interface Side {
  /** One natural logarithm a visit, in the order of time. */
  readonly logs: readonly number[]
  /** The run's own estimate and interval, on the scale of the logs; `null` where it has too few visits for one. */
  readonly own: Known | null
  /** Factor by which the run's own interval is wider because launches differ. */
  readonly widened: number
  /** Whether the results decided when the run stopped. */
  readonly looked: boolean
}

/** How much larger the logs of the second run are, before the correction for all other comparisons. */
export interface BetweenRuns {
  readonly value: number
  /** `null` where one of the two runs has none itself. */
  readonly interval: {
    readonly low: number
    readonly high: number
    readonly confidence: number
    readonly method: 'rank-sum' | 'anytime'
  } | null
  /** Chance of a difference like this where there is none; `null` without an interval. */
  readonly p: number | null
  /** Smallest difference, as a share, that would have been found four times out of five; `null` without an interval. */
  readonly detectable: number | null
}

const confidence = 0.95

/**
 * The second run against the first. Each end of the interval is the farther one of two: that of the rank-sum interval of the visits, and that of what
 * the runs' own intervals allow. So launches that differ, and scatter that differs from run to run, widen it as they do in the runs. Where the results
 * decided when one of the two stopped, the anytime-valid interval takes the place of the rank-sum interval.
 */
export const betweenRuns = (first: Side, second: Side): BetweenRuns | null => {
  if (first.logs.length === 0 || second.logs.length === 0) return null
  const ranked = shift(first.logs, second.logs, confidence)
  const { value } = ranked
  const widen: Widening = [first.widened, second.widened]
  const looked = first.looked || second.looked
  const none: BetweenRuns = { value, interval: null, p: null, detectable: null }
  if (first.own === null || second.own === null || ranked.interval === null) return none
  const combined = differenceInterval(first.own, second.own, value)
  const always = looked ? anytimeShift(first.logs, second.logs, widen, confidence) : null
  if (always?.halfWidth === null) return none

  const bounds = always
    ? { low: always.difference - always.halfWidth, high: always.difference + always.halfWidth, confidence }
    : ranked.interval
  const [low, high] = [Math.min(bounds.low, combined.low), Math.max(bounds.high, combined.high)]
  return {
    value,
    interval: { low, high, confidence: bounds.confidence, method: looked ? 'anytime' : 'rank-sum' },
    // A rank-sum test of six and six visits never falls below 0.002, which no family of thirty comparisons would survive.
    p: always?.p ?? welch(first.logs, second.logs, widen)?.p ?? null,
    detectable: detectableEffect({
      halfWidthLog: (high - low) / 2,
      n: first.logs.length + second.logs.length - 1,
      confidence: bounds.confidence,
    }),
  }
}
