import type { ProcessMemory } from '../schema/browser.ts'
import type { Metric } from './metric.ts'

const sumOf = (processes: readonly ProcessMemory[] | undefined): number | null =>
  processes === undefined || processes.length === 0 ? null : processes.reduce((sum, { pssBytes }) => sum + pssBytes, 0)

/** What the browser takes more at that moment than with an empty module in the same block. Noise can make it negative. */
const pss = (checkpoint: string, title: string, when: string): Metric => ({
  id: `pss-${checkpoint}`,
  title,
  description: `Proportional set size of all of the browser's processes ${when}, less that of a page with an empty module in the same block. Tells differences of 1 MB at best, and may be negative by noise.`,
  unit: 'bytes',
  better: 'lower',
  group: 'memory',
  collect: {
    from: 'processes',
    read: (own, empty) => {
      const [mine, others] = [sumOf(own.get(checkpoint)), sumOf(empty.get(checkpoint))]
      return mine === null || others === null ? null : mine - others
    },
  },
})

export const pssLoaded = pss('loaded', 'Processes, loaded', 'after the first verified result')
export const pssSteady = pss('steady', 'Processes, steady', 'after the last round')
export const pssDropped = pss('dropped', 'Processes, dropped', 'after the instance was dropped and collected')
