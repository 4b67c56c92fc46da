import { time } from '../metrics/time.ts'
import type { Visited } from '../schema/journal.ts'
import type { Verdict } from '../schema/run.ts'
import { verdict } from '../stats/verdict.ts'
import { cells } from './cells.ts'
import { compare } from './comparison.ts'
import { pairsOf, readingsOf } from './points.ts'

/** Nothing is decided on fewer visits than these. */
const fewestVisits = 6

/** What the visits to one benchmark in one browser say so far of each variant's speed-up, by intervals that allow for looking early. */
export const knownOf = (
  visits: readonly Visited[],
  variants: readonly string[],
  baseline: string,
  margin: number,
): { verdict: Verdict; halfWidth: number | null }[] =>
  cells(visits).flatMap((cell) =>
    variants
      .filter((variant) => variant !== baseline)
      .flatMap((variant) => {
        const pairs = pairsOf(readingsOf(cell.visits, time, variant, baseline))
        const comparison = compare(pairs, true)
        if (pairs === null || comparison === null) return []
        const interval = pairs.length < fewestVisits ? null : comparison.interval
        const halfWidth = interval && Math.log(interval.high / interval.low) / 2
        return [{ verdict: verdict(interval, margin), halfWidth }]
      }),
  )
