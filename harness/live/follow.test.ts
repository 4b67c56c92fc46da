import { appendFile, mkdtemp, rm, truncate, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ended, measured, runStarted, visited } from '../estimate/exampleJournal.ts'
import type { JournalEntry } from '../schema/journal.ts'
import { follow } from './follow.ts'

const line = (entry: JournalEntry): string => `${JSON.stringify(entry)}\n`
const run = runStarted()
const visit = (block: number) => visited(block, [measured('scalar', [1, 1])])

let folder: string
let path: string
let ending: AbortController
let followed: AsyncGenerator<readonly JournalEntry[]>[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-follow-'))
  path = join(folder, 'journal.ndjson')
  ending = new AbortController()
  followed = []
})
afterEach(async () => {
  ending.abort()
  for (const entries of followed) await entries.return(undefined)
  await rm(folder, { recursive: true, force: true })
})

const begin = () => {
  const entries = follow(path, ending.signal)
  followed.push(entries)
  return entries
}

/** Types of the entries of the next batch; null at the end. Empty batches, as of half a line, are passed over. */
const reader = () => {
  const entries = begin()
  return async (): Promise<readonly string[] | null> => {
    const { value, done } = await entries.next()
    return done ? null : value.map(({ type }) => type)
  }
}

describe('following a journal', () => {
  it('gives what is there, then what comes, and ends with the run', async () => {
    await writeFile(path, line(run) + line(visit(0)))
    const next = reader()
    expect(await next()).toEqual(['run', 'visit'])
    const coming = next()
    await appendFile(path, line(visit(1)))
    expect(await coming).toEqual(['visit'])
    const last = next()
    await appendFile(path, line(ended))
    expect(await last).toEqual(['end'])
    expect(await next()).toBeNull()
  })

  it('misses nothing that was written while nobody asked', async () => {
    await writeFile(path, line(run))
    const next = reader()
    expect(await next()).toEqual(['run'])
    await appendFile(path, line(visit(0)))
    await appendFile(path, line(visit(1)))
    expect(await next()).toEqual(['visit', 'visit'])
  })

  it('waits for the rest of a line, cut within a character too', async () => {
    const message = 'größer'
    const whole = Buffer.from(
      line({ type: 'warning', at: run.at, warning: { code: 'x', message, hint: '', browser: null, benchmark: null } }),
    )
    const middle = whole.indexOf('ö') + 1
    await writeFile(path, Buffer.concat([Buffer.from(line(run)), whole.subarray(0, middle)]))
    const entries = begin()
    expect((await entries.next()).value).toHaveLength(1)
    const coming = entries.next()
    await appendFile(path, whole.subarray(middle))
    expect((await coming).value).toEqual([expect.objectContaining({ warning: expect.objectContaining({ message }) })])
  })

  it('gives nothing at first of a journal that has just been made', async () => {
    await writeFile(path, '')
    const next = reader()
    expect(await next()).toEqual([])
    const coming = next()
    await appendFile(path, line(run))
    expect(await coming).toEqual(['run'])
  })

  it('ends when nobody wants any more', async () => {
    await writeFile(path, line(run))
    const next = reader()
    await next()
    const coming = next()
    ending.abort()
    expect(await coming).toBeNull()
  })

  it('ends when the file is taken away', async () => {
    await writeFile(path, line(run))
    const next = reader()
    await next()
    const coming = next()
    await unlink(path)
    expect(await coming).toBeNull()
  })

  it('refuses a file that has become shorter', async () => {
    await writeFile(path, line(run) + line(visit(0)))
    const next = reader()
    await next()
    // Listened to before it can happen.
    const refused = expect(next()).rejects.toMatchObject({ code: 'shrunkJournal' })
    await truncate(path, 10)
    await refused
  })

  it('refuses what is no journal, and one that is not there', async () => {
    await expect(reader()()).rejects.toMatchObject({ code: 'noJournal' })
    await writeFile(path, `${line(run)}nonsense\n`)
    await expect(reader()()).rejects.toMatchObject({ code: 'badJournal', message: expect.stringContaining('Line 2') })
  })
})
