import { time } from '../metrics/time.ts'
import type { Visited } from '../schema/journal.ts'
import { cells } from './cells.ts'
import { sampledEstimates } from './sampled.ts'

export type SpeedUp = { readonly variant: string; readonly value: number }

/** How many times as fast as the baseline each variant is, in the visits so far to one benchmark in one browser. */
export const speedUps = (visits: readonly Visited[], variants: readonly string[], baseline: string): SpeedUp[] =>
  cells(visits)
    .flatMap((cell) => sampledEstimates(cell, time, variants, baseline))
    .flatMap(({ variant, ratio }) => (ratio ? [{ variant, value: ratio.value }] : []))
