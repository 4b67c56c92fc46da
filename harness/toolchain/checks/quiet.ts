import type { Check } from './check.ts'

/** What makes numbers noisy, whatever the code. */
export const quietChecks: readonly Check[] = [
  {
    id: 'cores',
    title: 'CPU cores',
    run: async ({ cores }) =>
      cores > 1
        ? { status: 'ok', found: String(cores) }
        : {
            status: 'warn',
            found: '1: the browser, its compiler threads and crosslane share it',
            hint: 'Intervals will be wide; a machine with two cores or more is better',
          },
  },
  {
    id: 'load',
    title: 'load average',
    run: async (world) => {
      const load = world.loadAverage()
      const found = `${load.toFixed(2)} on ${world.cores} ${world.cores === 1 ? 'core' : 'cores'}`
      return load <= world.cores / 2
        ? { status: 'ok', found }
        : {
            status: 'warn',
            found,
            hint: 'Numbers will be noisy: end what else is running (see: top) and wait a minute',
          }
    },
  },
  {
    id: 'governor',
    title: 'CPU governor',
    run: async (world) => {
      const governor = (await world.readText('/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor'))?.trim()
      if (governor === undefined) return { status: 'ok', found: 'not visible here' }
      return governor === 'performance'
        ? { status: 'ok', found: governor }
        : {
            status: 'warn',
            found: `${governor}: the clock rate follows the load`,
            hint: 'For steadier numbers, type: sudo cpupower frequency-set -g performance',
          }
    },
  },
]
