import type { Design } from '../schema/config.ts'

/** A visit costs about this much besides its sampling, in ms: opening the page, loading, warming up, closing. */
const fixedMs = 1000
/** Below this much sampling a visit is not worth its fixed cost, in ms. */
const leastMeasureMs = 200
/** The fewest visits to a benchmark in a browser that have a 95 % interval. */
const fewestVisits = 6
/** With fewer visits an interval is wide for their number alone (t of 9 degrees of freedom is 2.26, of 6 it is 2.45); with more, visits get too short. */
const goodVisits = { least: 7, most: 10 }
/** A visit that samples as long as it pays takes about this long, in ms. */
const goodVisitMs = 2600
/** The first launch of a browser, and a self-test, take up to this long, in ms. */
const launchMs = 4000
/** Visits that one launch should serve at least, so that launches do not eat the time. */
const visitsPerLaunch = 5

/** The least time in ms in which so many cells (a benchmark in a browser each) can have intervals. */
export const leastTimeMs = (cells: number): number => cells * fewestVisits * (fixedMs + leastMeasureMs)

/**
 * Fits a design into a given time: shortens the visits, where the time is short, so that every cell can have enough of
 * them for an interval, and lets a launch serve several.
 *
 * @param cells benchmarks times browsers; at least one
 * @param benchmarks visits of a block in one browser
 */
export const fitTime = (design: Design, timeMs: number, cells: number, benchmarks: number): Design => {
  const browsers = cells / benchmarks
  const usableMs = Math.max(timeMs / 2, timeMs - browsers * launchMs)
  const fitting = Math.floor(usableMs / (cells * goodVisitMs))
  const visits = Math.min(goodVisits.most, Math.max(goodVisits.least, fitting))
  const visitMs = usableMs / (visits * cells)
  const measureMs = Math.min(design.sampling.measureMs, Math.max(leastMeasureMs, visitMs - fixedMs))
  return {
    ...design,
    stop: { when: 'time', timeMs },
    // Where only the fewest visits fit, a second launch does not.
    blocksPerLaunch: Math.max(
      design.blocksPerLaunch,
      Math.ceil((visits === goodVisits.least ? 2 * visits : visitsPerLaunch) / benchmarks),
    ),
    sampling: { ...design.sampling, measureMs },
  }
}
