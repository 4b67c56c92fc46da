import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { problem } from '../errors.ts'
import { JournalEntry, type RunStarted } from '../schema/journal.ts'
import { journalVersion, upgraded } from './upgrade.ts'

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
  const version = versionOf(lines[0] ?? '')
  const entries = lines.map((line, index) => parseEntry(line, path, index + 1, version))
  const [first] = entries
  if (first?.type !== 'run') throw problem('badJournal', path, 1)
  return { entries: version === first.schemaVersion ? entries : [...entries, olderFormat(first, version)], truncated }
}

/** The format that a journal is written in, by its first line; `null` where that is none. */
export const versionOf = (line: string): number | null => journalVersion(parseJson(line))

/**
 * @param number of the line, from 1
 * @param version of its journal
 * @throws CrosslaneError `badJournal` for what is no entry
 */
export const parseEntry = (line: string, path: string, number: number, version: number | null): JournalEntry => {
  const parsed = JournalEntry.safeParse(upgraded(parseJson(line), version))
  if (!parsed.success) throw problem('badJournal', path, number)
  return parsed.data
}

/** Numbers of an older format are estimated as today's are, from what was kept then. */
const olderFormat = ({ at, schemaVersion }: RunStarted, version: number | null): JournalEntry => ({
  type: 'warning',
  at,
  warning: {
    code: 'older-format',
    message: `This run was written in format ${version}, today's is ${schemaVersion}: some of what reports show was not kept then.`,
    hint: 'Compare it only with runs of its time.',
    browser: null,
    benchmark: null,
  },
})

const parseJson = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
