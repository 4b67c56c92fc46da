import type { JobVariant } from '../../schema/job.ts'
import type { Exports } from '../languages/language.ts'
import type { ThreadLocals } from './places.ts'
import { assemble, threadCount } from './team.ts'

/**
 * An instance of a module, with a shared memory and further threads where it is made for them: then they are ready to work.
 *
 * @param sharedMemory limits of the shared memory that it imports, in pages; `null`: it has a memory of its own
 */
export const instantiate = async (
  module: WebAssembly.Module,
  sharedMemory: JobVariant['sharedMemory'],
): Promise<Exports> => {
  if (sharedMemory === null) return (await WebAssembly.instantiate(module)).exports as unknown as Exports
  const memory = new WebAssembly.Memory({ ...sharedMemory, shared: true })
  const instance = await WebAssembly.instantiate(module, { env: { memory } })
  const exports = instance.exports as unknown as Exports & ThreadLocals
  const threads = threadCount()
  await assemble(module, memory, exports, threads - 1)
  return { ...exports, threads }
}
