import type { Checkpoints, Metric } from './metric.ts'

/**
 * How much the processes that were there when the page opened have grown by that moment, in bytes. Browsers start spare
 * processes and grow by themselves from page to page, which is not the page's doing.
 */
const growth = (checkpoints: Checkpoints, checkpoint: string, role: string | null): number | null => {
  const later = new Map(checkpoints.get(checkpoint)?.map(({ pid, pssBytes }) => [pid, pssBytes]))
  const both = (checkpoints.get('opened') ?? [])
    .filter((process) => role === null || process.role === role)
    .filter(({ pid }) => later.has(pid))
  return both.length === 0 ? null : both.reduce((sum, { pid, pssBytes }) => sum + (later.get(pid) ?? 0) - pssBytes, 0)
}

interface Reading {
  readonly id: string
  readonly title: string
  /** Name of the checkpoint. */
  readonly at: string
  /** What has happened by then. */
  readonly when: string
  /** Of these processes only; `null`: of the whole tree. */
  readonly role: string | null
}

/** What the browser takes more at that moment than with an empty module in the same block. Noise can make it negative. */
const pss = ({ id, title, at, when, role }: Reading): Metric => ({
  id,
  title,
  description: `By how much the proportional set size of the browser's ${role === null ? 'processes' : 'content processes'} has grown ${when} since the page was opened, less what it has grown by in a page with an empty module in the same block. Tells differences of 1 MB at best, and may be negative by noise.`,
  unit: 'bytes',
  better: 'lower',
  group: 'memory',
  collect: {
    from: 'processes',
    read: (own, empty) => {
      const [mine, others] = [growth(own, at, role), growth(empty, at, role)]
      return mine === null || others === null ? null : mine - others
    },
  },
})

const steady = { at: 'steady', when: 'after the last round' } as const

export const pssLoaded = pss({
  id: 'pss-loaded',
  title: 'Processes, loaded',
  at: 'loaded',
  when: 'after the first verified result',
  role: null,
})
export const pssSteady = pss({ id: 'pss-steady', title: 'Processes, steady', ...steady, role: null })
export const pssDropped = pss({
  id: 'pss-dropped',
  title: 'Processes, dropped',
  at: 'dropped',
  when: 'after the instance was dropped and collected',
  role: null,
})
/** Without the browser's own process, which in Firefox grows and is tidied up by tens of MB as it likes. */
export const pssContent = pss({ id: 'pss-content', title: 'Content processes, steady', ...steady, role: 'renderer' })
