import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { problem } from '../errors.ts'
import { JournalEntry } from '../schema/journal.ts'

export const journalFile = 'journal.ndjson'

/** The record of a run that is being made. */
export interface Journal extends AsyncDisposable {
  /** Adds an entry and resolves when it is on the disk: whatever happens next, it is not lost. */
  append(entry: JournalEntry): Promise<void>
}

/** Told of an entry when it is on the disk; what is measured next waits for it. */
export type Heard = (entry: JournalEntry) => Promise<void> | void

/** @param folder the run's folder, which exists */
export const openJournal = async (folder: string, heard: Heard = () => {}): Promise<Journal> => {
  const file = await open(join(folder, journalFile), 'a')
  return {
    append: async (entry) => {
      await file.appendFile(`${JSON.stringify(entry)}\n`)
      await file.datasync()
      await heard(entry)
    },
    [Symbol.asyncDispose]: () => file.close(),
  }
}

export interface JournalRead {
  readonly entries: readonly JournalEntry[]
  /** Whether the last line was cut off in the middle, as by a power cut. */
  readonly truncated: boolean
}

/** Reads a journal. Its last line may be incomplete; any other line that is not an entry is an error. */
export const readJournal = async (folder: string): Promise<JournalRead> => {
  const path = join(folder, journalFile)
  const text = await readFile(path, 'utf8').catch(() => {
    throw problem('noJournal', path)
  })
  const lines = text.split('\n')
  // Every entry ends with a line feed, so what stands behind the last one was being written.
  const truncated = lines.pop() !== ''
  const entries = lines.map((line, index) => parseEntry(line, path, index + 1))
  if (entries[0]?.type !== 'run') throw problem('badJournal', path, 1)
  return { entries, truncated }
}

/** @throws CrosslaneError `badJournal` for what is no entry. @param number of the line, from 1 */
export const parseEntry = (line: string, path: string, number: number): JournalEntry => {
  const parsed = JournalEntry.safeParse(parseJson(line))
  if (!parsed.success) throw problem('badJournal', path, number)
  return parsed.data
}

const parseJson = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
