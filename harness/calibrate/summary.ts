import type { BrowserCertificate, Rung } from '../schema/certificate.ts'
import { median } from '../stats/median.ts'
import { proportionInterval } from '../stats/proportion.ts'
import { type Step, twin } from './ladder.ts'
import type { Observed } from './observed.ts'

const isAlarm = ({ low, high }: Observed): boolean => low !== null && high !== null && (low > 0 || high < 0)

const medianOrNull = (values: readonly number[]): number | null => (values.length === 0 ? null : median(values))

/** Median in which what was never detected counts as longer than anything. */
const medianTime = (times: readonly (number | null)[]): number | null => {
  const middle = medianOrNull(times.map((time) => time ?? Number.POSITIVE_INFINITY))
  return middle === null || !Number.isFinite(middle) ? null : middle
}

/** One rung of the ladder, from its comparisons. */
export const rungOf = (effect: number, comparisons: readonly Observed[]): Rung => ({
  effect,
  comparisons: comparisons.length,
  found: comparisons.filter(({ low }) => low !== null && low > 0).length,
  covered: comparisons.filter(({ low, high }) => low !== null && high !== null && low <= effect && effect <= high)
    .length,
  estimate: medianOrNull(comparisons.map(({ slower }) => slower)),
  timeToDetectMs: medianTime(comparisons.map(({ detectMs }) => detectMs)),
})

/** What the comparisons of one browser add up to; layout is measured apart. */
export const summaryOf = (
  comparisons: readonly Observed[],
  steps: readonly Step[],
): Omit<BrowserCertificate, 'browser' | 'layout'> => {
  const same = comparisons.filter(({ variant }) => variant === twin)
  // Without an interval nothing was claimed, so nothing could be a false alarm.
  const judged = same.filter(({ low: least }) => least !== null)
  const alarms = same.filter(isAlarm).length
  const [low, high] = proportionInterval(alarms, judged.length)
  const halfWidths = same.flatMap((one) => (one.low === null || one.high === null ? [] : [(one.high - one.low) / 2]))
  const wallMs = same.reduce((sum, one) => sum + one.wallMs, 0)
  const measuredMs = same.reduce((sum, one) => sum + one.measuredMs, 0)
  return {
    comparisonMs: Math.max(1, wallMs / Math.max(1, same.length)),
    falseAlarms: { comparisons: judged.length, alarms, low, high },
    halfWidth: medianOrNull(halfWidths),
    measuring: wallMs > 0 ? Math.min(1, measuredMs / wallMs) : 0,
    ladder: steps.map(({ variant, effect }) =>
      rungOf(
        effect,
        comparisons.filter((one) => one.variant === variant),
      ),
    ),
  }
}
