import type { Design } from '../schema/config.ts'

/** A visit costs about this much besides its sampling, in ms: opening the page, loading, warming up, closing. */
const fixedMs = 1000
/** Below this much sampling a visit is not worth its fixed cost, in ms. */
const leastMeasureMs = 200
/** The fewest visits to a benchmark in a browser that have a 95 % interval. */
const fewestVisits = 6
/** With fewer visits than these an interval is wide for their number alone (t of 9 degrees of freedom is 2.26, of 5 it is 2.57). */
const goodVisits = 10
/** Visits that one launch should serve at least, so that launches do not eat the time. */
const visitsPerLaunch = 5

/** The least time in ms in which so many cells (a benchmark in a browser each) can have intervals. */
export const leastTimeMs = (cells: number): number => cells * fewestVisits * (fixedMs + leastMeasureMs)

/**
 * Fits a design into a given time: shortens the visits, where the time is short, so that every cell can have enough of
 * them for an interval, and lets a launch serve several.
 *
 * @param cells benchmarks times browsers
 * @param benchmarks visits of a block in one browser
 */
export const fitTime = (design: Design, timeMs: number, cells: number, benchmarks: number): Design => {
  const visitMs = timeMs / (goodVisits * cells)
  const measureMs = Math.min(design.sampling.measureMs, Math.max(leastMeasureMs, visitMs - fixedMs))
  return {
    ...design,
    stop: { when: 'time', timeMs },
    blocksPerLaunch: Math.max(design.blocksPerLaunch, Math.ceil(visitsPerLaunch / benchmarks)),
    sampling: { ...design.sampling, measureMs },
  }
}
