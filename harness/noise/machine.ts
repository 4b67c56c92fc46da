import type { MachineNoise } from '../schema/noise.ts'
import { systemLoadAverage } from './loadAverage.ts'
import { findOtherBrowsers } from './otherBrowsers.ts'
import { type OwnProcesses, ownProcesses } from './ownProcesses.ts'
import { readGovernors, readOnBattery, readTurbo } from './power.ts'
import { readProcessTimes } from './processTimes.ts'
import { readText } from './readText.ts'

/** Bytes that lie in swap, read from /proc/meminfo, whose kB are KiB; `null` where it does not say. */
export const parseSwapUsed = (text: string): number | null => {
  const kib = (key: string): number => Number(new RegExp(`^${key}: +(\\d+) kB$`, 'm').exec(text)?.[1] ?? Number.NaN)
  const used = (kib('SwapTotal') - kib('SwapFree')) * 1024
  return Number.isNaN(used) ? null : Math.max(0, used)
}

export interface MachineNoiseOptions {
  /** Which processes are ours; before a run has started any, this process and its children. */
  readonly own?: OwnProcesses
  readonly proc?: string
  readonly sys?: string
  readonly loadAverage?: () => number | null
}

/**
 * The machine before a run does anything, so that what it shows is the doing of others. Outside Linux all but the load
 * average is unknown.
 */
export const machineNoise = ({
  own = ownProcesses({ mark: null }),
  proc = '/proc',
  sys = '/sys',
  loadAverage = systemLoadAverage,
}: MachineNoiseOptions = {}): MachineNoise => {
  const all = readProcessTimes(proc)
  const memory = readText(`${proc}/meminfo`)
  const browsers = (): MachineNoise['otherBrowsers'] => {
    if (all === null) return null
    const ours = new Set(own.among(all).map(({ pid }) => pid))
    return findOtherBrowsers(all, ours, (pid) => readText(`${proc}/${pid}/cmdline`) ?? '')
  }
  return {
    governors: readGovernors(sys),
    turbo: readTurbo(sys),
    onBattery: readOnBattery(sys),
    otherBrowsers: browsers(),
    loadAverage: loadAverage(),
    swapUsedBytes: memory === null ? null : parseSwapUsed(memory),
  }
}
