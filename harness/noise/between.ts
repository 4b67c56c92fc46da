import type { NoiseReading } from '../schema/noise.ts'
import type { Counters } from './counters.ts'
import { type CpuTicks, tickMs } from './cpuTicks.ts'
import { ownTicksBetween } from './ownTicks.ts'

interface CpuWork {
  /** Ticks of all CPUs together. */
  readonly all: number
  readonly busy: number
  readonly steal: number | null
}

/** `null` when the two do not belong together: a container that moved, a CPU that was taken out with its counters. */
const cpuWork = (a: CpuTicks, b: CpuTicks, wallMs: number): CpuWork | null => {
  const busy = b.busy - a.busy
  const idle = b.idle - a.idle
  const steal = a.steal === null || b.steal === null ? null : b.steal - a.steal
  if (busy < 0 || idle < 0 || (steal ?? 0) < 0) return null
  // proc_stat(5): "the value in this field may decrease".
  const all = busy + idle + Math.max(0, b.ioWait - a.ioWait) + (steal ?? 0)
  if (all === 0) return null
  const cpus = Math.max(a.cpus, b.cpus)
  // A tick or two for each CPU and field is rounding; twice the time that has passed is a counter that jumped.
  if (cpus > 0 && all > 2 * cpus * (wallMs / tickMs) + 10 * cpus) return null
  return { all, busy, steal }
}

const share = (part: number, whole: number): number => Math.min(1, Math.max(0, part / whole))

/**
 * What happened from `a` to `b`. Own time is precise while the system's may be counted by its ticks, so a reading is good
 * to about a tick per process: over one second on two CPUs, 1 %. Kernel threads and interrupts count as foreign, even
 * where they work for us.
 *
 * Throws RangeError when `b` is older than `a`.
 */
export const between = (a: Counters, b: Counters): NoiseReading => {
  const wallMs = b.atMs - a.atMs
  if (!(wallMs >= 0)) throw new RangeError('the second moment lies before the first')
  const work = a.cpu === null || b.cpu === null ? null : cpuWork(a.cpu, b.cpu, wallMs)
  const pressureUs = a.pressureUs === null || b.pressureUs === null ? -1 : b.pressureUs - a.pressureUs
  const ownTicks = a.own === null || b.own === null ? null : ownTicksBetween(a.own, b.own)
  return {
    wallMs,
    stealShare: work === null || work.steal === null ? null : share(work.steal, work.all),
    pressureShare: pressureUs < 0 || wallMs === 0 ? null : share(pressureUs, wallMs * 1000),
    foreignShare: work === null || ownTicks === null ? null : share(work.busy - ownTicks, work.all),
    loadAverage: b.loadAverage,
  }
}
