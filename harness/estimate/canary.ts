import type { Visited } from '../schema/journal.ts'
import type { RunDocument } from '../schema/run.ts'
import { lowBandMean } from '../stats/lowBand.ts'

/** Time per call of the canary in a visit, in ns; `null` where it took no sample. */
export const canaryNs = ({ result }: Visited): number | null =>
  result.canary.length > 0 ? lowBandMean(result.canary) : null

/** What the noise canary and the machine's counters said in each visit, in the order of the visits. */
export const canaryOf = (visits: readonly Visited[]): RunDocument['canary'] =>
  visits.map((visit) => {
    const { browser, benchmark, block, at, noise } = visit
    return { browser, benchmark, block, at, ns: canaryNs(visit), noise }
  })
