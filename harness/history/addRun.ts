import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { estimate } from '../estimate/index.ts'
import { journalFile, readJournal } from '../store/journal.ts'
import type { History } from './history.ts'

/** Takes the run of a folder into the history. @throws CrosslaneError `noJournal`, `badJournal` */
export const addRunFolder = async (history: History, folder: string): Promise<'added' | 'known'> => {
  const { entries, truncated } = await readJournal(folder)
  return history.add(estimate(entries, truncated), await readFile(join(folder, journalFile)))
}
