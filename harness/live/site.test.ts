import { appendFile, cp, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noAssets } from '../../reports/fixtures/noAssets.ts'
import type { Page } from '../../server/live/site.ts'
import { problem } from '../errors.ts'
import { ended, measured, runStarted, visited } from '../estimate/exampleJournal.ts'
import type { JournalEntry } from '../schema/journal.ts'
import { createSite } from './site.ts'

const visit = visited(0, [measured('scalar', [40, 40]), measured('simd', [10, 10])])

let runs: string
let over: AbortController
beforeEach(async () => {
  runs = await mkdtemp(join(tmpdir(), 'crosslane-site-'))
  over = new AbortController()
})
afterEach(async () => {
  over.abort()
  await rm(runs, { recursive: true })
})

const write = async (run: string, ...entries: readonly JournalEntry[]): Promise<string> => {
  const journal = join(runs, run, 'journal.ndjson')
  await mkdir(join(runs, run), { recursive: true })
  for (const entry of entries) await appendFile(journal, `${JSON.stringify(entry)}\n`)
  return journal
}

const site = () =>
  createSite({
    runs,
    assets: noAssets.assets,
    look: noAssets,
    trends: async () => {
      throw problem('emptyHistory', 'history.db')
    },
    compareRuns: async (names) => `compared ${names.join(' with ')}`,
    signal: over.signal,
    now: () => new Date(),
  })

const pageOf = async (run: string): Promise<Page | undefined> => (await site().run(run))?.page()

describe('the list of runs', () => {
  it('has all of them, newest first, those that go on above the others, and says what cannot be read', async () => {
    await write('2026-01-01T00-00-00-0001', { ...runStarted(), run: 'x' }, visit, ended)
    await write('2026-01-02T00-00-00-0002', { ...runStarted(), run: 'x' }, visit, {
      ...ended,
      status: 'interrupted',
    } as JournalEntry)
    await write('2026-01-03T00-00-00-0003', runStarted(), visit)
    const killed = await write('2026-01-04T00-00-00-0004', runStarted(), visit)
    const longAgo = new Date(Date.now() - 3_600_000)
    await utimes(killed, longAgo, longAgo)
    await mkdir(join(runs, 'odd'))
    await writeFile(join(runs, 'odd', 'journal.ndjson'), 'nonsense\n')
    const { html, status } = await site().home()
    expect(status).toBe(200)
    const states = [...html.matchAll(/class="status [^"]*">(\w+)</g)].map(([, state]) => state)
    expect(states).toEqual(['measuring', 'unfinished', 'interrupted', 'complete'])
    expect(html).toContain('Line 1 of')
    expect(html).toContain('href="/runs/2026-01-01T00-00-00-0001/"')
    // Two that are over can be compared.
    expect(html.match(/<option/g)).toHaveLength(6)
  })

  it('says how to make the first', async () => {
    expect((await site().home()).html).toContain('npx crosslane run --quick')
  })
})

describe('a run', () => {
  it('is looked up among those that there are', async () => {
    await write('there', runStarted(), ended)
    await cp(join(runs, 'there'), join(runs, '..', `${runs.split('/').at(-1)}-beside`), { recursive: true })
    expect(await site().run(`../${runs.split('/').at(-1)}-beside`)).toBeUndefined()
    expect(await site().run('.')).toBeUndefined()
    expect(await site().run('')).toBeUndefined()
    await rm(`${runs}-beside`, { recursive: true })
  })

  it('that is over has its report and nothing to follow', async () => {
    await write('over', runStarted(), visit, ended)
    const run = await site().run('over')
    expect((await run?.page())?.html).toContain('id="run"')
    expect(JSON.parse((await run?.document()) ?? '')).toMatchObject({ status: 'complete' })
    expect(await run?.live()).toBeNull()
  })

  it('that goes on has the live page, and at its end the report, from one and the same address', async () => {
    await write('going', { ...runStarted(), run: 'going' }, visit)
    const shown = site()
    const live = await (await shown.run('going'))?.live()
    expect(live?.board().standing).toMatchObject({ done: 1, state: 'measuring' })
    const page = await (await shown.run('going'))?.page()
    expect(page?.html).toContain('data-events="/runs/going/events"')
    expect(page?.policy).toContain("connect-src 'self'")
    expect(await shown.now()).toEqual({ path: '/runs/going/' })
    const told = new Promise<string>((resolve) =>
      live?.watch({
        tell: (update) => update.type === 'change' && resolve(update.standing.state),
        end: () => {},
      }),
    )
    await write('going', ended)
    expect(await told).toBe('complete')
    expect((await (await shown.run('going'))?.page())?.html).toContain('id="run"')
    expect(await shown.now()).toEqual({ path: '/' })
  })

  it('that cannot be read has a page that says why', async () => {
    await mkdir(join(runs, 'odd'))
    await writeFile(join(runs, 'odd', 'journal.ndjson'), 'nonsense\n')
    expect(await pageOf('odd')).toMatchObject({ status: 422, html: expect.stringContaining('is not a journal entry') })
  })
})

describe('what is not there', () => {
  it('is said, with what to do about it', async () => {
    expect(await site().trends()).toMatchObject({ status: 501, html: expect.stringContaining('crosslane history add') })
    await write('a', runStarted(), ended)
    await write('b', runStarted(), ended)
    expect((await site().compare(['a', 'b'])).html).toBe('compared a with b')
    expect(await site().compare(['a', '../a'])).toMatchObject({ status: 404 })
  })
})
