import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ended, measured, runStarted, visited } from '../estimate/exampleJournal.ts'
import { journalFile, openJournal, readJournal } from './journal.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-journal-'))
})
afterEach(() => rm(folder, { recursive: true }))

const entries = [runStarted(), visited(0, [measured('scalar', [1, 2.5, 1e-3])]), ended]

const write = async () => {
  await using journal = await openJournal(folder)
  for (const entry of entries) await journal.append(entry)
}

describe('a journal', () => {
  it('comes back as it was written', async () => {
    await write()
    expect(await readJournal(folder)).toEqual({ entries, truncated: false })
  })

  it('is readable after every single entry', async () => {
    await using journal = await openJournal(folder)
    for (const [index, entry] of entries.entries()) {
      await journal.append(entry)
      expect((await readJournal(folder)).entries).toHaveLength(index + 1)
    }
  })

  it('is readable wherever its last line was cut off', async () => {
    await write()
    const text = await readFile(join(folder, journalFile), 'utf8')
    const lastLine = text.lastIndexOf('\n', text.length - 2) + 1
    for (let cut = lastLine + 1; cut < text.length; cut++) {
      await writeFile(join(folder, journalFile), text.slice(0, cut))
      expect(await readJournal(folder)).toEqual({ entries: entries.slice(0, 2), truncated: true })
    }
  })

  it('says which line is damaged in the middle', async () => {
    await write()
    const text = await readFile(join(folder, journalFile), 'utf8')
    await writeFile(join(folder, journalFile), text.replace('"type":"visit"', '"type":"wizard"'))
    await expect(readJournal(folder)).rejects.toThrow(/Line 2 of .* is not a journal entry/)
  })

  it('must begin with its run', async () => {
    await appendFile(join(folder, journalFile), `${JSON.stringify(ended)}\n`)
    await expect(readJournal(folder)).rejects.toMatchObject({ code: 'badJournal' })
  })

  it('that is not there is an error with a hint', async () => {
    await expect(readJournal(folder)).rejects.toMatchObject({ code: 'noJournal', exit: 'wrongUse' })
  })
})
