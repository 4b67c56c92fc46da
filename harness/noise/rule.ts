import type { Warning } from '../schema/journal.ts'
import type { MachineNoise, NoiseLimits, NoiseReading } from '../schema/noise.ts'

export type BlockVerdict = { readonly quiet: true } | { readonly quiet: false; readonly reasons: readonly string[] }

type ShareName = 'stealShare' | 'foreignShare' | 'pressureShare'

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** Mean of a share over the readings that have it, each as heavy as it is long; `null` where none has. */
const meanShare = (readings: readonly NoiseReading[], name: ShareName): number | null => {
  let wallMs = 0
  let sum = 0
  for (const reading of readings) {
    const share = reading[name]
    if (share === null) continue
    wallMs += reading.wallMs
    sum += share * reading.wallMs
  }
  return wallMs === 0 ? null : sum / wallMs
}

/**
 * Whether a block has to be measured again, all of it. Sees only the machine, never a result: leaving out blocks, or parts of
 * them, by what they measured would choose the numbers. What is unknown is no reason.
 */
export const judgeBlock = (readings: readonly NoiseReading[], limits: NoiseLimits): BlockVerdict => {
  const rows: readonly (readonly [ShareName, number, (share: string, limit: string) => string])[] = [
    [
      'stealShare',
      limits.maxStealShare,
      (share, limit) => `the hypervisor took ${share} of the CPU time (limit ${limit})`,
    ],
    [
      'foreignShare',
      limits.maxForeignShare,
      (share, limit) => `other programs used ${share} of the CPU time (limit ${limit})`,
    ],
    [
      'pressureShare',
      limits.maxPressureShare,
      (share, limit) => `something waited for a CPU ${share} of the time (limit ${limit})`,
    ],
  ]
  const reasons = rows.flatMap(([name, limit, say]) => {
    const share = meanShare(readings, name)
    return share !== null && share > limit ? [say(percent(share), percent(limit))] : []
  })
  return reasons.length === 0 ? { quiet: true } : { quiet: false, reasons }
}

/** What lies in swap up to this has been left there by programs that sleep; a machine short of memory has more. */
const idleSwapBytes = 64 * 1024 ** 2

type MachineWarning = Pick<Warning, 'code' | 'message' | 'hint'>

/** What is wrong with a machine before a run; nothing when it is good, as far as it tells. */
export const judgeMachine = (machine: MachineNoise, { cores }: { readonly cores: number }): MachineWarning[] => {
  const { governors, onBattery, otherBrowsers, loadAverage, swapUsedBytes } = machine
  const warnings: MachineWarning[] = []
  if (governors.includes('powersave')) {
    warnings.push({
      code: 'machine-governor',
      message: 'The CPU governor is powersave: the clock rate follows the load.',
      hint: 'Type: sudo cpupower frequency-set -g performance',
    })
  }
  if (onBattery === true) {
    warnings.push({
      code: 'machine-battery',
      message: 'The machine runs on its battery and may slow down to spare it.',
      hint: 'Plug it in.',
    })
  }
  if (otherBrowsers !== null && otherBrowsers.length > 0) {
    const list = otherBrowsers.map(({ name, pid }) => `${name} (pid ${pid})`).join(', ')
    warnings.push({
      code: 'machine-browsers',
      message: `Other browsers are running: ${list}.`,
      hint: 'Close them: their pages wake up at any time.',
    })
  }
  if (loadAverage !== null && loadAverage > cores / 2) {
    warnings.push({
      code: 'machine-load',
      message: `The load average is ${loadAverage.toFixed(2)} on ${cores} ${cores === 1 ? 'core' : 'cores'}.`,
      hint: 'End what else is running (see: top) and wait a minute.',
    })
  }
  if (swapUsedBytes !== null && swapUsedBytes > idleSwapBytes) {
    warnings.push({
      code: 'machine-swap',
      message: `${Math.round(swapUsedBytes / 1024 ** 2)} MiB of memory are swapped out.`,
      hint: 'End what takes the memory (see: free -m): a page that has to be fetched from the disk stalls a sample.',
    })
  }
  return warnings
}
