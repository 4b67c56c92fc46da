import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ended, measured, runStarted, visited } from '../estimate/exampleJournal.ts'
import { journalFile } from '../store/journal.ts'
import { fakeContext } from './fakeContext.ts'
import { historyCommand, type HistoryOptions } from './history.ts'

let folder: string
let journal: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-history-'))
  const visits = Array.from({ length: 6 }, (_, block) =>
    visited(block, [measured('scalar', [4000]), measured('simd', [1000 + block])]),
  )
  journal = [runStarted({ run: 'january' }), ...visits, ended].map((entry) => `${JSON.stringify(entry)}\n`).join('')
  await write('january', journal)
  await write('broken', '{"type":"nonsense"}\n')
  await writeFile(join(folder, 'crosslane.config.ts'), 'export default { history: { keepJournalNights: 30 } }\n')
})
afterEach(() => rm(folder, { recursive: true }))

const write = async (name: string, text: string): Promise<void> => {
  const run = join(folder, 'runs', name)
  await mkdir(run, { recursive: true })
  await writeFile(join(run, journalFile), text)
}

const history = async (typed: Partial<HistoryOptions> = {}, now = '2026-01-20') => {
  const { context, printed } = fakeContext(folder, { now: () => new Date(now) })
  const exit = await historyCommand({ runs: [], json: false, ...typed }, context)
  return { exit, ...printed }
}

it('of nothing says how to begin', async () => {
  const { exit, out, err } = await history()
  expect(exit).toBe('good')
  expect(out).toContain('history.db: 0 runs\n')
  expect(err).toContain('npx crosslane history add')
})

describe('add', () => {
  it('takes in what it can read, once, and tells the rest', async () => {
    const first = await history({ action: 'add' })
    expect(first.exit).toBe('runFailed')
    expect(first.out).toMatch(/^1 run taken in, 0 known already\.\nbroken left out: Line 1 of /)
    expect((await history({ action: 'add', runs: ['january'] })).out).toBe('0 runs taken in, 1 known already.\n')
    expect((await history()).out).toMatch(
      /1 run, from 2026-01-02 to 2026-01-02\n\d+ numbers of \d+ series, for ever\n1 journal /,
    )
  })
})

describe('export', () => {
  it('writes the journal to the byte, with its report', async () => {
    await history({ action: 'add', runs: ['january'] })
    await rm(join(folder, 'runs'), { recursive: true })
    const { out } = await history({ action: 'export', runs: ['jan'], out: 'back' })
    expect(out).toBe(`${join(folder, 'back', 'january', 'report.html')}\n`)
    expect(await readFile(join(folder, 'back', 'january', journalFile), 'utf8')).toBe(journal)
    expect(await readFile(out.trim(), 'utf8')).toContain('<!doctype html>')
  })

  it.each([
    [[], 'exportWhat'],
    [['january', 'broken'], 'exportWhat'],
    [['febuary'], 'notInHistory'],
  ])('of %j is refused', async (runs, code) => {
    await history({ action: 'add', runs: ['january'] })
    await expect(history({ action: 'export', runs })).rejects.toMatchObject({ code, exit: 'wrongUse' })
  })
})

describe('prune', () => {
  it('forgets journals that are older than the config keeps them, and keeps their numbers', async () => {
    await history({ action: 'add', runs: ['january'] })
    expect((await history({ action: 'prune' })).out).toMatch(/^0 journals of runs before 2025-12-21 forgotten/)
    expect((await history({ action: 'prune' }, '2026-02-10')).out).toMatch(
      /^1 journal of runs before 2026-01-11 forgotten/,
    )
    await expect(history({ action: 'export', runs: ['january'] })).rejects.toMatchObject({ code: 'journalForgotten' })
    expect(JSON.parse((await history({ json: true })).out)).toMatchObject({ sizes: { runs: 1, journals: 0 } })
  })

  it('keeps what it is told to keep instead', async () => {
    await history({ action: 'add', runs: ['january'] })
    expect((await history({ action: 'prune', keep: 3 })).out).toMatch(/^1 journal of runs before 2026-01-17 forgotten/)
  })
})

it('refuses what it cannot do, with a suggestion', async () => {
  await expect(history({ action: 'prnue' })).rejects.toMatchObject({
    code: 'unknownAction',
    hint: expect.stringContaining('Did you mean "prune"?'),
  })
})
