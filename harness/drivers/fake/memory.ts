import type { ProcessMemory } from '../../schema/browser.ts'
import type { MemoryJob } from '../../schema/job.ts'
import { random } from '../../stats/random.ts'

export const pageBytes = 65_536
/** Of a small module: what it begins with, and one page that its first call adds. */
export const initialBytes = 16 * pageBytes
export const steadyBytes = 17 * pageBytes

/** The moments at which a page that measures memory has it read, in their order. */
export const checkpoints = ['opened', 'loaded', 'steady', 'dropped'] as const

const mebibyte = 2 ** 20

/** What is resident for the sake of the module, in bytes, at each of those moments: its memory and its code. */
const moduleBytes = { opened: 0, loaded: 2.5 * mebibyte, steady: 4 * mebibyte, dropped: 0.5 * mebibyte }

/** What a visit has added to its browser's memory at a moment, in bytes; an empty module adds nothing but noise. */
export const heldBytes = (job: MemoryJob, moment: (typeof checkpoints)[number], leaks: boolean): number => {
  const noise = 0.2 * mebibyte * random(job.seed + checkpoints.indexOf(moment)).normal()
  if (job.variants.length === 0) return noise
  const leaked = leaks && moment === 'steady' ? job.rounds.rounds * pageBytes : 0
  return moduleBytes[moment] + leaked + noise
}

/** The processes of a browser like any other, with a page that holds so many bytes. */
export const fakeProcesses = (held: number): ProcessMemory[] => [
  { pid: 1, role: 'browser', pssBytes: 90 * mebibyte },
  { pid: 2, role: 'gpu', pssBytes: 45 * mebibyte },
  { pid: 3, role: 'renderer', pssBytes: Math.round(40 * mebibyte + held) },
]
