import { readFile } from 'node:fs/promises'
import type { ProcessMemory } from '../../schema/browser.ts'
import { processRole } from './processRole.ts'
import { commandLine, type ProcessEntry } from './processTable.ts'

/** Memory of these processes, without those whose memory may not be read. `Pss` is in kB: proc(5), smaps_rollup. */
export const processMemory = async (entries: readonly ProcessEntry[]): Promise<ProcessMemory[]> => {
  const read = await Promise.all(
    entries.map(async ({ pid }) => {
      const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
      const pss = /^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1]
      return pss === undefined ? null : { pid, role: processRole(commandLine(pid)), pssBytes: Number(pss) * 1024 }
    }),
  )
  return read.filter((memory) => memory !== null)
}
