import type { PlannedVisit } from '../plan/plan.ts'
import { repeated } from '../plan/schedule.ts'
import type { NoiseReading } from '../schema/noise.ts'
import type { NoiseMeter } from './noiseMeter.ts'

/** A block that is too noisy is repeated so often at most, then kept. */
const mostRepeats = 2

/** A block that has to be repeated. */
export interface Again {
  readonly reasons: string[]
  /** Ids of the visits that do not count. */
  readonly spoilt: readonly string[]
  /** Those to make instead. */
  readonly visits: readonly PlannedVisit[]
}

/** Keeps an eye on the machine, block by block. */
export interface Blocks {
  visiting(browser: string, visit: PlannedVisit): void
  /** @returns what happened during the visit that has just ended, if anybody looks */
  visited(): NoiseReading | null
  /** @returns the visits to repeat and why, or `null` */
  ended(browser: string, last: PlannedVisit): Again | null
}

interface Block {
  visits: PlannedVisit[]
  readings: NoiseReading[]
  repeats: number
}

/** A block of one browser, in one launch of it. */
const keyOf = (browser: string, { block, cache }: PlannedVisit): string =>
  `${browser}\n${block}\n${cache === 'code' ? 'kept' : 'fresh'}`

export const createBlocks = (meter: NoiseMeter | null): Blocks => {
  const blocks = new Map<string, Block>()
  let current: Block | undefined
  let stop: (() => NoiseReading) | undefined
  return {
    visiting: (browser, visit) => {
      const key = keyOf(browser, visit)
      current = blocks.get(key) ?? { visits: [], readings: [], repeats: 0 }
      blocks.set(key, current)
      current.visits.push(visit)
      stop = meter?.start()
    },
    visited: () => {
      const reading = stop?.() ?? null
      if (reading) current?.readings.push(reading)
      return reading
    },
    ended: (browser, last) => {
      const block = blocks.get(keyOf(browser, last))
      if (!block || !meter || block.repeats >= mostRepeats) return null
      const reasons = [...meter.judge(block.readings)]
      if (reasons.length === 0) return null
      block.repeats++
      const spoilt = block.visits.map(({ id }) => id)
      const visits = repeated(block.visits, block.repeats)
      block.visits = []
      block.readings = []
      return { visits, spoilt, reasons }
    },
  }
}
