import type { NoiseReading } from '../schema/noise.ts'

/** Looks at the machine around a visit, never during it. */
export interface NoiseMeter {
  /** Looks now; the function that it returns looks again and says what happened in between. */
  start(): () => NoiseReading
  /** Why a block has to be repeated, by the rule fixed beforehand; empty when it has not, or nothing is ever repeated. */
  judge(readings: readonly NoiseReading[]): readonly string[]
}
