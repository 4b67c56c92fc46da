import type { NoiseLimits, NoiseReading } from '../schema/noise.ts'
import { between } from './between.ts'
import { readCounters } from './counters.ts'
import { ownProcesses } from './ownProcesses.ts'
import { judgeBlock } from './rule.ts'

export interface NoiseMeterOptions {
  /** Marks the run's own processes. */
  readonly mark: string
  readonly limits: NoiseLimits
  /** Whether noisy blocks are to be repeated. */
  readonly repeats: boolean
}

/** Looks at this machine around each visit, and judges blocks by what it saw. */
export const noiseMeter = ({ mark, limits, repeats }: NoiseMeterOptions) => {
  const own = ownProcesses({ mark })
  return {
    start: () => {
      const before = readCounters({ own })
      return (): NoiseReading => between(before, readCounters({ own }))
    },
    judge: (readings: readonly NoiseReading[]): readonly string[] => {
      const verdict = repeats ? judgeBlock(readings, limits) : { quiet: true as const }
      return verdict.quiet ? [] : verdict.reasons
    },
  }
}
