import { type FileHandle, open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { problem } from '../errors.ts'
import type { RunSummary } from '../schema/live.ts'
import { journalFile, parseEntry, versionOf } from '../store/journal.ts'

/** A run that has written nothing for so long, in ms, is over: no visit takes that long. */
const silentMs = 5 * 60_000

/** The first line is read in pieces of so many bytes, and is no longer than so many. */
const pieceBytes = 256 * 1024
const longestBytes = 64 * 1024 * 1024

/** The line that ends a journal is shorter than this. */
const endBytes = 1024

const read = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

const firstLine = async (file: FileHandle, path: string): Promise<string> => {
  const pieces: Buffer[] = []
  for (let position = 0; position < longestBytes; position += pieceBytes) {
    const piece = await read(file, position, pieceBytes)
    const end = piece.indexOf('\n')
    pieces.push(end === -1 ? piece : piece.subarray(0, end))
    if (end !== -1) return Buffer.concat(pieces).toString('utf8')
    if (piece.length < pieceBytes) break
  }
  throw problem('badJournal', path, 1)
}

/** What ended the run; `null` where nothing says so. */
const lastWords = async (
  file: FileHandle,
  size: number,
  version: number | null,
): Promise<Pick<RunSummary, 'state' | 'endedAt'> | null> => {
  const tail = (await read(file, Math.max(0, size - endBytes), endBytes)).toString('utf8')
  const line = tail.trimEnd().split('\n').at(-1) ?? ''
  if (!line.startsWith('{"type":"end"')) return null
  const entry = parseEntry(line, '', 0, version)
  return entry.type === 'end' ? { state: entry.status, endedAt: entry.at } : null
}

/**
 * What a list says of a run. Two pieces of its journal are read, however long that is.
 *
 * @param now time in ms: a run without an end that has been silent for long was killed
 * @throws CrosslaneError `badJournal`
 */
export const runSummary = async (folder: string, now: number): Promise<RunSummary> => {
  const path = join(folder, journalFile)
  await using file = await open(path, 'r')
  const { size, mtimeMs } = await file.stat()
  const first = await firstLine(file, path)
  const version = versionOf(first)
  const run = parseEntry(first, path, 1, version)
  if (run.type !== 'run') throw problem('badJournal', path, 1)
  const end = await lastWords(file, size, version)
  return {
    run: basename(folder),
    startedAt: run.at,
    ...(end ?? { state: now - mtimeMs < silentMs ? 'running' : 'unfinished', endedAt: null }),
    command: run.command,
    browsers: run.browsers,
    benchmarks: run.manifest.benchmarks.map(({ id }) => id),
    visits: run.visits,
  }
}
