import { knownOf } from '../estimate/known.ts'
import { allocate } from '../estimate/pilot.ts'
import { type SpeedUp, speedUps } from '../estimate/speedUps.ts'
import type { Config, Sampling } from '../schema/config.ts'
import type { Allocated, Redone, Visited } from '../schema/journal.ts'
import type { Protocol } from '../schema/protocol.ts'

/** What a run remembers of its visits while it goes on: what decides about the visits to come. */
export interface Record {
  /** Remembers a visit. */
  add(entry: Visited): void
  /** Forgets the visits of a block that is repeated. */
  forget(entry: Redone): void
  /** How many times better than the baseline each variant is by all visits so far that were for the same as this one. */
  speedUps(entry: Visited): SpeedUp[]
  known(browser: string, benchmark: string): ReturnType<typeof knownOf>
  samplingOf(browser: string, benchmark: string): Sampling
  /** What the pilot says, the moment it is over; `null` at any other. */
  pilot(browser: string, benchmark: string): Omit<Allocated, 'type' | 'at'> | null
}

export const createRecord = ({
  variants,
  baseline,
  design,
}: Pick<Config, 'variants' | 'baseline' | 'design'>): Record => {
  const ids = Object.keys(variants)
  const samplings = new Map<string, Sampling>()
  let visits: Visited[] = []
  const key = (browser: string, benchmark: string): string => `${browser}\n${benchmark}`
  const of = (browser: string, benchmark: string, protocol: Protocol = 'throughput'): Visited[] =>
    visits.filter((entry) => entry.browser === browser && entry.benchmark === benchmark && entry.protocol === protocol)
  return {
    add: (entry) => {
      if (!entry.watched) visits.push(entry)
    },
    forget: (entry) => {
      visits = visits.filter(({ browser, result }) => browser !== entry.browser || !entry.visits.includes(result.visit))
    },
    speedUps: ({ browser, benchmark, protocol }) => speedUps(of(browser, benchmark, protocol), protocol, ids, baseline),
    known: (browser, benchmark) => knownOf(of(browser, benchmark), ids, baseline, design.margin),
    samplingOf: (browser, benchmark) => samplings.get(key(browser, benchmark)) ?? design.sampling,
    pilot: (browser, benchmark) => {
      const own = of(browser, benchmark)
      if (design.pilotBlocks === 0 || own.length !== design.pilotBlocks || samplings.has(key(browser, benchmark)))
        return null
      const { measureMs } = design.sampling
      // In a given time, longer visits would be too few.
      const longestMs = design.stop.when === 'time' ? measureMs : 3 * measureMs
      const allocation = allocate(own, ids, baseline, design.sampling, longestMs)
      if (allocation) samplings.set(key(browser, benchmark), { ...design.sampling, measureMs: allocation.measureMs })
      return allocation
    },
  }
}
