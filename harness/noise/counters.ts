import { type CpuTicks, parseCpuTicks } from './cpuTicks.ts'
import { systemLoadAverage } from './loadAverage.ts'
import type { OwnProcesses } from './ownProcesses.ts'
import { parsePressureUs } from './pressure.ts'
import { type ProcessTimes, readProcessTimes } from './processTimes.ts'
import { readText } from './readText.ts'

/** The system's counters at one moment; two of them make a `NoiseReading`. `null`: not to be had here. */
export interface Counters {
  /** By a clock that only goes forward, in ms. */
  readonly atMs: number
  readonly cpu: CpuTicks | null
  /** Time in which some task waited for a CPU, since boot, in µs. */
  readonly pressureUs: number | null
  /** The run's own processes. */
  readonly own: readonly ProcessTimes[] | null
  readonly loadAverage: number | null
}

export interface CountersOptions {
  /** Which processes are ours; without it, what is foreign cannot be told. */
  readonly own?: OwnProcesses
  readonly root?: string
  readonly nowMs?: () => number
  readonly loadAverage?: () => number | null
}

/** Reads the counters: some ten µs a process of the machine. Before and after a visit, never while it measures. */
export const readCounters = ({
  own,
  root = '/proc',
  nowMs = () => performance.now(),
  loadAverage = systemLoadAverage,
}: CountersOptions = {}): Counters => {
  const all = own === undefined ? null : readProcessTimes(root)
  const stat = readText(`${root}/stat`)
  const pressure = readText(`${root}/pressure/cpu`)
  return {
    atMs: nowMs(),
    cpu: stat === null ? null : parseCpuTicks(stat),
    pressureUs: pressure === null ? null : parsePressureUs(pressure),
    own: all === null ? null : (own?.among(all) ?? null),
    loadAverage: loadAverage(),
  }
}
