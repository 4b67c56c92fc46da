import { headlines } from '../metrics/headlines.ts'
import type { Visited } from '../schema/journal.ts'
import type { Protocol } from '../schema/protocol.ts'
import { location } from '../stats/location.ts'
import { cells } from './cells.ts'
import { pairsOf, readingsOf } from './points.ts'

export type SpeedUp = { readonly variant: string; readonly value: number }

/** How many times better than the baseline each variant is in what a protocol is for, in the visits so far to one benchmark in one browser. */
export const speedUps = (
  visits: readonly Visited[],
  protocol: Protocol,
  variants: readonly string[],
  baseline: string,
): SpeedUp[] => {
  const metric = headlines[protocol]
  if (metric === null) return []
  return cells(visits).flatMap((cell) =>
    variants.flatMap((variant) => {
      const logs = pairsOf(readingsOf(cell.visits, metric, variant, baseline))?.map(({ log }) => log) ?? []
      if (variant === baseline || logs.length === 0) return []
      return [{ variant, value: Math.exp(location(logs).value) }]
    }),
  )
}
