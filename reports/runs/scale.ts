import type { RunsRow } from '../../harness/schema/runsComparison.ts'
import { fixed } from '../format/decimals.ts'
import { isNearOne, ratioShort } from '../format/ratio.ts'

/** A log scale of factors with 1 in its middle. */
export interface FactorScale {
  /** Place of a factor in per cent of the width, from 0 to 100; beyond the ends it is the end. */
  readonly x: (factor: number) => number
  readonly isBeyond: (factor: number) => boolean
  /** Factors that are labelled, with their labels. */
  readonly ticks: readonly (readonly [factor: number, label: string])[]
}

/** Noise of a tenth of a per cent should not look like a mountain. */
const leastReach = Math.log(1.02)
/** An interval that reaches this many times as far as any change does not set the scale: its end is cut off, and marked. */
const longest = 4
/** Room at either end, as a share of the reach. */
const padding = 0.08

/** What may be labelled. */
const rounds = [1.02, 1.05, 1.1, 1.2, 1.5, 2, 3, 5, 10, 20, 50, 100]

/** Near 1 in whole per cent. */
const label = (factor: number): string => {
  if (!isNearOne(factor)) return ratioShort(factor)
  const share = Math.round((factor - 1) * 100)
  return `${share < 0 ? '−' : '+'}${Math.abs(share)} %`
}

/** Factors to label: a round one that is well inside, its inverse, and none. */
const ticksOf = (reach: number): FactorScale['ticks'] => {
  const round = rounds.findLast((factor) => Math.log(factor) <= 0.92 * reach) ?? 1 + leastReach / 2
  return [
    [1 / round, label(1 / round)],
    [1, '1×'],
    [round, label(round)],
  ]
}

/**
 * One scale for all changes of the rows, so that plots can be held against each other: for those that are judged, as times by themselves move
 * farther; for all where none is.
 */
export const scaleOf = (rows: readonly RunsRow[]): FactorScale => {
  const all = rows.flatMap((row) => row.changes.filter((change) => change !== null))
  const judged = all.filter(({ verdict }) => verdict !== null)
  const changes = judged.length === 0 ? all : judged
  const far = (factor: number): number => Math.abs(Math.log(factor))
  const furthest = Math.max(leastReach, ...changes.map(({ factor }) => far(factor)))
  const ends = changes.flatMap(({ interval }) => (interval ? [far(interval.low), far(interval.high)] : []))
  const reach = Math.max(furthest, ...ends.filter((end) => end <= longest * furthest)) * (1 + padding)
  return {
    x: (factor) => Number(fixed(50 + 50 * Math.max(-1, Math.min(1, Math.log(factor) / reach)), 2)),
    isBeyond: (factor) => far(factor) > reach,
    ticks: ticksOf(reach),
  }
}
