import { type FSWatcher, watch } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { problem } from '../errors.ts'
import type { JournalEntry } from '../schema/journal.ts'
import { parseEntry, versionOf } from '../store/journal.ts'

const lineFeed = 0x0a

/** Cuts bytes into lines as they come; what stands behind the last line feed waits for the rest of it. */
const createLines = () => {
  let rest: Buffer = Buffer.alloc(0)
  return (bytes: Buffer): string[] => {
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
    const end = all.lastIndexOf(lineFeed) + 1
    rest = all.subarray(end)
    return end === 0
      ? []
      : all
          .subarray(0, end - 1)
          .toString('utf8')
          .split('\n')
  }
}

/** Waits for a file to change, by the system's own notice: nothing asks it again and again. */
const createNotice = (path: string, signal: AbortSignal) => {
  let isNew = false
  let wake = (): void => {}
  const note = (): void => {
    isNew = true
    wake()
  }
  const watcher: FSWatcher = watch(path, note)
  watcher.on('error', note)
  signal.addEventListener('abort', note)
  return {
    /** Settles when something has happened since it was asked last. */
    next: async (): Promise<void> => {
      if (!isNew) await new Promise<void>((resolve) => (wake = resolve))
      isNew = false
    },
    close: (): void => {
      watcher.close()
      signal.removeEventListener('abort', note)
    },
  }
}

/** From `offset` to where the file ends now. */
const readOn = async (file: FileHandle, offset: number): Promise<Buffer> => {
  const { size } = await file.stat()
  const bytes = Buffer.alloc(Math.max(0, size - offset))
  let filled = 0
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, offset + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}

/**
 * The entries of a journal that somebody is writing: at first all that are there, perhaps none, then those that come, as they come.
 * Ends after the last line of the run, when the signal aborts, and when the file is taken away.
 *
 * @param path of the journal
 * @throws CrosslaneError `noJournal`; `badJournal` for a line that is no entry; `shrunkJournal` when the file is written anew
 */
export async function* follow(path: string, signal: AbortSignal): AsyncGenerator<readonly JournalEntry[]> {
  const file = await open(path, 'r').catch(() => {
    throw problem('noJournal', path)
  })
  let notice: ReturnType<typeof createNotice> | undefined
  try {
    notice = createNotice(path, signal)
    const linesOf = createLines()
    let offset = 0
    let number = 0
    let version: number | null = null
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      const { size, nlink } = await file.stat()
      if (size < offset) throw problem('shrunkJournal', path)
      const bytes = await readOn(file, offset)
      offset += bytes.length
      const entries = linesOf(bytes).map((line) => {
        if (number === 0) version = versionOf(line)
        return parseEntry(line, path, ++number, version)
      })
      if (entries.length > 0 || isFirst) yield entries
      if (entries.at(-1)?.type === 'end' || nlink === 0) return
      await notice.next()
    }
  } finally {
    notice?.close()
    await file.close()
  }
}
