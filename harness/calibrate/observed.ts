import type { RunDocument } from '../schema/run.ts'
import { anytimeInterval } from '../stats/anytime.ts'

/** What one comparison said of one variant in one browser. */
export interface Observed {
  readonly browser: string
  readonly variant: string
  /** How much slower than the base it came out, as a share; the interval likewise, `null` where there is none. */
  readonly slower: number
  readonly low: number | null
  readonly high: number | null
  readonly visits: number
  /** Wall time of the comparison, start-up included, in ms, and what of it was sampling. */
  readonly wallMs: number
  readonly measuredMs: number
  /** Wall time after which a run that stops when it is sure would have said that it is slower, in ms; `null` when it would not have yet. */
  readonly detectMs: number | null
}

/** Stopping when sure needs an interval that holds although one looks after each visit. */
const visitsToDetect = (logs: readonly number[]): number | null => {
  for (let visits = 2; visits <= logs.length; visits++) {
    const interval = anytimeInterval(logs.slice(0, visits))
    if (interval && interval.low > 0) return visits
  }
  return null
}

/** Reads a comparison off its run: every variant but the baseline, in every browser. */
export const observedIn = ({ estimates, baseline, visits }: RunDocument): Observed[] =>
  estimates
    .filter(({ metric, variant, browser }) => metric === 'time' && variant !== baseline && browser !== null)
    .flatMap(({ browser, variant, ratio, points }): Observed[] => {
      if (browser === null || ratio === null) return []
      // A ratio above 1 is faster; slower by x is a ratio of 1 / (1 + x).
      const logs = points.flatMap((point) => (point.ratio === null ? [] : [-Math.log(point.ratio)]))
      const needed = visitsToDetect(logs)
      return [
        {
          browser,
          variant,
          slower: 1 / ratio.value - 1,
          low: ratio.interval && 1 / ratio.interval.high - 1,
          high: ratio.interval && 1 / ratio.interval.low - 1,
          visits: points.length,
          wallMs: visits.wallMs,
          measuredMs: visits.measuredMs,
          detectMs: needed === null ? null : (visits.wallMs * needed) / points.length,
        },
      ]
    })
