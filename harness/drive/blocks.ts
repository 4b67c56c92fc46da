import type { PlannedVisit } from '../plan/plan.ts'
import { repeated } from '../plan/schedule.ts'
import type { NoiseReading } from '../schema/noise.ts'
import type { NoiseMeter } from './noiseMeter.ts'

/** A block that is too noisy is repeated so often at most, then kept. */
const mostRepeats = 2

/** Keeps an eye on the machine, block by block. */
export interface Blocks {
  visiting(browser: string, visit: PlannedVisit): void
  /** @returns what happened during the visit that has just ended, if anybody looks */
  visited(): NoiseReading | null
  /** @returns the visits to repeat and why, or `null` */
  ended(browser: string, block: number): { readonly visits: readonly PlannedVisit[]; readonly reasons: string[] } | null
}

interface Block {
  visits: PlannedVisit[]
  readings: NoiseReading[]
  repeats: number
}

export const createBlocks = (meter: NoiseMeter | null): Blocks => {
  const blocks = new Map<string, Block>()
  let current: Block | undefined
  let stop: (() => NoiseReading) | undefined
  return {
    visiting: (browser, visit) => {
      const key = `${browser}\n${visit.block}`
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
    ended: (browser, place) => {
      const block = blocks.get(`${browser}\n${place}`)
      if (!block || !meter || block.repeats >= mostRepeats) return null
      const reasons = [...meter.judge(block.readings)]
      if (reasons.length === 0) return null
      block.repeats++
      const visits = repeated(block.visits, block.repeats)
      block.visits = []
      block.readings = []
      return { visits, reasons }
    },
  }
}
