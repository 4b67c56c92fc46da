import type { Visited } from '../schema/journal.ts'
import type { RunDocument } from '../schema/run.ts'
import { lowBandMean } from '../stats/lowBand.ts'

/** What the noise canary and the machine's counters said in each visit, in the order of the visits. */
export const canaryOf = (visits: readonly Visited[]): RunDocument['canary'] =>
  visits.map(({ browser, benchmark, block, at, result, noise }) => ({
    browser,
    benchmark,
    block,
    at,
    ns: result.canary.length > 0 ? lowBandMean(result.canary) : null,
    noise,
  }))
