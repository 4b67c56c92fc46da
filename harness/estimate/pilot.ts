import { time } from '../metrics/time.ts'
import type { Sampling } from '../schema/config.ts'
import type { Allocated, Visited } from '../schema/journal.ts'
import { repetitions, varianceComponents } from '../stats/allocation.ts'
import { cells, type CellVisit } from './cells.ts'
import { pairsOf, readingsOf } from './points.ts'

/** A visit is made at most so many times shorter than the design says. */
const most = 3
/** Sampling is at least so many times as long as all else in a visit. */
const leastShare = 1.5

/** The visit's even or odd rounds only, as if they were a visit of their own. */
const half = (visit: CellVisit, parity: 0 | 1): CellVisit => {
  const kept = (round: number): boolean => Math.floor(round / 2) % 2 === parity
  const rounds = visit.rounds.filter((_, round) => kept(round))
  const measured = new Map(
    [...visit.measured].map(([variant, own]) => {
      const samples = (own.samples['time'] ?? []).filter((_, index) => kept(index >> 1))
      const callsPerSample = own.callsPerSample.filter((_, round) => kept(round))
      return [variant, { ...own, callsPerSample, samples: { ...own.samples, time: samples } }] as const
    }),
  )
  return { ...visit, rounds, measured }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * How long visits to one benchmark in one browser should sample from now on (Kalibera & Jones 2013): longer visits where the
 * scatter is within visits, shorter and so more of them where it is between. The scatter within is seen
 * by comparing the halves of each visit.
 *
 * @param visits of one cell, at least two
 * @param longestMs the most that a visit may sample, in ms
 * @returns `null` where no variant has a ratio
 */
export const allocate = (
  visits: readonly Visited[],
  variants: readonly string[],
  baseline: string,
  sampling: Sampling,
  longestMs: number,
): Omit<Allocated, 'type' | 'at'> | null => {
  const [cell] = cells(visits)
  if (!cell || visits.length < 2) return null
  const halves = cell.visits.map((visit) => [half(visit, 0), half(visit, 1)])
  const components = variants
    .filter((variant) => variant !== baseline)
    .map((variant) =>
      halves.flatMap((pair) => {
        const logs = pair
          .flatMap((one) => pairsOf(readingsOf([one], time, variant, baseline)) ?? [])
          .map(({ log }) => log)
        return logs.length === 2 ? [logs] : []
      }),
    )
    .filter((groups) => groups.length >= 2)
    .map(varianceComponents)
  if (components.length === 0) return null

  const measuredMs = mean(visits.map(({ result }) => result.measuredMs))
  const fixedMs = Math.max(1, mean(visits.map(({ wallMs, result }) => wallMs - result.measuredMs)))
  // Each half sampled for half of the time: the variance of one ms of sampling is what adds up.
  const varianceWithin = mean(components.map(({ within }) => within)) * (measuredMs / 2)
  const varianceBetween = mean(components.map(({ between }) => between))
  const measureMs = repetitions({
    fixedCost: fixedMs,
    costPerRepetition: 1,
    varianceWithin,
    varianceBetween,
    // No visit is mostly overhead, however much visits differ.
    min: Math.min(longestMs, Math.max(sampling.measureMs / most, leastShare * fixedMs)),
    max: longestMs,
  })
  const { browser, benchmark } = cell
  // Kept for a second of sampling, a number one can read.
  return { browser, benchmark, measureMs, varianceWithin: varianceWithin / 1000, varianceBetween, fixedMs }
}
