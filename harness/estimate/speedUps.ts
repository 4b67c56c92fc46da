import { time } from '../metrics/time.ts'
import type { Visited } from '../schema/journal.ts'
import { location } from '../stats/location.ts'
import { cells } from './cells.ts'
import { pointsOf } from './points.ts'

export type SpeedUp = { readonly variant: string; readonly value: number }

/** How many times as fast as the baseline each variant is, in the visits so far to one benchmark in one browser. */
export const speedUps = (visits: readonly Visited[], variants: readonly string[], baseline: string): SpeedUp[] =>
  cells(visits).flatMap((cell) =>
    variants.flatMap((variant) => {
      const ratios = pointsOf(cell.visits, time, variant, baseline).map(({ ratio }) => ratio)
      if (variant === baseline || ratios.length === 0 || ratios.includes(null)) return []
      return [{ variant, value: Math.exp(location((ratios as number[]).map(Math.log)).value) }]
    }),
  )
