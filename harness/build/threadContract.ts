import type { CrateKind } from '../schema/crate.ts'
import type { Export, Inspection } from './inspect/inspect.ts'
import { threadExports } from './threads.ts'

/** Kinds whose pages start threads. */
const kinds: readonly CrateKind[] = ['throughput', 'memory']

const isVoid = ({ type }: Export): boolean => type?.params.length === 0 && type.results.length === 0

const brokenMemory = ({ imports, importedMemory }: Inspection): string | undefined => {
  const other = imports.find((name) => name !== 'env.memory')
  if (other !== undefined) return `It imports ${other}, but the page gives threads nothing but their memory.`
  if (importedMemory?.shared === true && importedMemory.maximum !== null) return undefined
  return 'It does not import a shared memory as env.memory: leave out rustFlags that undo --shared-memory and --import-memory.'
}

const brokenExports = ({ exports }: Inspection): string | undefined => {
  const worker = exports.find(({ name }) => name === 'worker_run')
  if (worker === undefined || !isVoid(worker)) {
    return 'It does not export worker_run, where each further thread begins and stays: write #[unsafe(no_mangle)] pub extern "C" fn worker_run() behind a cargo feature of the variant.'
  }
  const missing = threadExports.find((wanted) => !exports.some(({ name }) => name === wanted))
  return missing === undefined
    ? undefined
    : `It does not export ${missing}, without which a thread has no stack or thread-locals of its own: leave out rustFlags and profiles that strip it.`
}

/** What is wrong with a module for several threads: it takes its memory from the page, and says how a thread joins. */
export const brokenThreads = (inspection: Inspection, kind: CrateKind): string | undefined =>
  kinds.includes(kind)
    ? (brokenMemory(inspection) ?? brokenExports(inspection))
    : `Threads are started for crates of the kinds ${kinds.map((each) => `"${each}"`).join(' and ')} only, and this one is of the kind "${kind}": leave the variant out of its variants.`
