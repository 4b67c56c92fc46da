import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { exampleRun } from '../../reports/fixtures/exampleRun.ts'
import type { RunDocument } from '../schema/run.ts'
import type { HistoryDialect } from './dialect.ts'
import { exampleChange } from '../nightly/exampleNights.ts'
import { History, type SeriesKey } from './history.ts'
import { first } from './migrations/first.ts'
import { postgres } from './postgres.ts'
import { sqlite } from './sqlite.ts'
import type { Tables } from './tables.ts'
import { findPostgres, startPostgres, type TestPostgres } from './testPostgres.ts'

const { signal } = new AbortController()
const example = exampleRun({ blocks: 8 })

/** A run on that day of January. */
const night = (day: number, change: Partial<RunDocument> = {}): RunDocument => ({
  ...example,
  run: `2026-01-${String(day).padStart(2, '0')}`,
  startedAt: `2026-01-${String(day).padStart(2, '0')}T02:00:00.000Z`,
  git: { commit: day.toString(16).padStart(40, '0'), branch: 'main', dirty: false },
  ...change,
})

const firstEstimate = example.estimates.find(({ ratio, interval }) => ratio !== null && interval !== null)
if (firstEstimate === undefined) throw new Error('The example has no estimate with an interval.')
const key: SeriesKey = {
  benchmark: firstEstimate.benchmark,
  browser: firstEstimate.browser,
  variant: firstEstimate.variant,
  metric: firstEstimate.metric,
}

let folder: string
let server: TestPostgres | null = null
const bin = await findPostgres()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-history-'))
  if (bin !== null) server = await startPostgres(bin)
}, 120_000)
afterAll(async () => {
  await server?.[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

let count = 0
/** A database with nothing in it; the same for everyone who opens the place. */
const places = {
  sqlite: async () => join(folder, `history ${++count}.db`),
  postgres: async () => {
    const name = `history_${++count}`
    const client = new Client({ connectionString: server?.url })
    await client.connect()
    await client.query(`create database ${name}`)
    await client.end()
    return (server?.url ?? '').replace(/\/postgres$/, `/${name}`)
  },
} satisfies Record<string, () => Promise<string>>

const dialectOf = (place: string): HistoryDialect =>
  place.startsWith('postgres:') ? postgres(place) : sqlite(place, signal)
const open = (place: string) => History.open(dialectOf(place), place)

/** A process that writes so many runs, one after the other as fast as it can. */
const startWriter = (place: string, runs: number) => {
  const writer = fileURLToPath(new URL('testWriter.ts', import.meta.url))
  const child = spawn(process.execPath, [writer, place, String(runs)], { stdio: ['ignore', 'pipe', 'inherit'] })
  return { child, ended: once(child, 'exit') }
}

const reasons = { sqlite: null, postgres: bin === null ? 'no PostgreSQL is installed' : null }

describe.each(['sqlite', 'postgres'] as const)('%s', (kind) => {
  const why = reasons[kind]
  describe.skipIf(why !== null)(`the history${why === null ? '' : ` (skipped: ${why})`}`, () => {
    let place: string
    beforeEach(async () => {
      place = await places[kind]()
    })

    it('gives back what a run was, and is still there when it is opened again', async () => {
      {
        await using history = await open(place)
        expect(await history.add(night(3), null)).toBe('added')
        expect(await history.add(night(4, { git: null, status: 'interrupted', endedAt: null }), null)).toBe('added')
      }
      await using history = await open(place)
      expect(await history.runs()).toEqual([
        {
          name: '2026-01-04',
          startedAt: '2026-01-04T02:00:00.000Z',
          endedAt: null,
          status: 'interrupted',
          commit: null,
          branch: null,
          dirty: false,
          journalBytes: null,
        },
        {
          name: '2026-01-03',
          startedAt: '2026-01-03T02:00:00.000Z',
          endedAt: example.endedAt,
          status: 'complete',
          commit: `${'0'.repeat(39)}3`,
          branch: 'main',
          dirty: false,
          journalBytes: null,
        },
      ])
      expect(await history.series()).toHaveLength(
        new Set(example.estimates.map((e) => JSON.stringify([e.benchmark, e.browser, e.variant, e.metric]))).size,
      )
      expect(await history.metric(key.metric)).toEqual(example.metrics[key.metric])
      expect(await history.metric('nothing')).toBeNull()
    })

    it('has the trend of every series, to the last bit, oldest first', async () => {
      await using history = await open(place)
      for (const day of [9, 7, 8]) await history.add(night(day), null)
      const trend = await history.trend(key)
      expect(trend.map(({ run }) => run)).toEqual(['2026-01-07', '2026-01-08', '2026-01-09'])
      expect(trend[0]).toMatchObject({
        startedAt: '2026-01-07T02:00:00.000Z',
        value: firstEstimate.value,
        low: firstEstimate.interval?.low,
        high: firstEstimate.interval?.high,
        ratio: firstEstimate.ratio?.value,
        ratioLow: firstEstimate.ratio?.interval?.low,
        ratioHigh: firstEstimate.ratio?.interval?.high,
        visits: firstEstimate.points.length,
      })
      for (const estimate of example.estimates) {
        const points = await history.trend(estimate)
        expect(points.map(({ value }) => value)).toEqual([estimate.value, estimate.value, estimate.value])
      }
      expect(await history.trend({ ...key, benchmark: 'nothing' })).toEqual([])
    })

    it('knows when the browser, the host or the tool-chain was another', async () => {
      await using history = await open(place)
      await history.add(night(1), null)
      const browsers = example.browsers.map((browser) => ({ ...browser, version: `${browser.version}.1` }))
      await history.add(night(2, { browsers }), null)
      await history.add(night(3, { browsers, environment: { ...example.environment, kernel: 'another' } }), null)
      const contexts = (await history.trend(key)).map(({ context }) => context)
      expect(new Set(contexts.map((context) => JSON.stringify(context))).size).toBe(3)
      const size = example.estimates.find(({ browser }) => browser === null)
      const exact = await history.trend(size as SeriesKey)
      expect(new Set(exact.map(({ context }) => JSON.stringify(context))).size).toBe(1)
    })

    it('takes a run once', async () => {
      await using history = await open(place)
      expect(await history.add(night(1), null)).toBe('added')
      const before = await history.sizes()
      expect(await history.add(night(1), Buffer.from('late'))).toBe('known')
      expect(await history.sizes()).toEqual({ ...before, totalBytes: expect.any(Number) })
    })

    it('keeps journals until they are too old, and numbers for ever', async () => {
      await using history = await open(place)
      const journal = Buffer.from('{"type":"run"}\n'.repeat(1000))
      for (const day of [1, 2, 3]) await history.add(night(day), journal)
      expect(Buffer.from((await history.journal('2026-01-02')) ?? []).equals(journal)).toBe(true)
      expect(await history.journal('nobody')).toBeNull()
      const before = await history.sizes()
      expect(before).toMatchObject({
        runs: 3,
        journals: 3,
        series: example.estimates.length,
        points: 3 * example.estimates.length,
      })
      expect(before.journalBytes).toBeGreaterThan(0)
      expect(before.journalBytes).toBeLessThan(3 * journal.length)
      expect(before.totalBytes).toBeGreaterThan(before.journalBytes)

      expect(await history.forgetJournals(new Date('2026-01-03'))).toEqual(['2026-01-01', '2026-01-02'])
      expect(await history.journal('2026-01-02')).toBeNull()
      expect(await history.journal('2026-01-03')).not.toBeNull()
      expect((await history.runs()).map(({ journalBytes }) => journalBytes)).toEqual([journal.length, null, null])
      expect(await history.trend(key)).toHaveLength(3)
      expect(await history.forgetJournals(new Date('2026-01-03'))).toEqual([])
    })

    it('takes nothing of a run that it cannot take whole', async () => {
      await using history = await open(place)
      const [one] = example.estimates
      const twice = { ...night(1), estimates: [...example.estimates, one as NonNullable<typeof one>] }
      await expect(history.add(twice, Buffer.from('x'))).rejects.toThrow()
      expect(await history.sizes()).toMatchObject({ runs: 0, series: 0, points: 0, journals: 0 })
      expect(await history.add(night(1), null)).toBe('added')
    })

    it('can be opened and written by two processes at once', async () => {
      const writers = [1, 2].map(() => startWriter(place, 20))
      const answers = await Promise.all(
        writers.map(async ({ child, ended }) => {
          const said = await text(child.stdout)
          expect((await ended)[0]).toBe(0)
          return said.trim().split('\n')
        }),
      )
      // Both have written the same runs: each was taken from one of them.
      expect(answers.flat().filter((answer) => answer === 'added')).toHaveLength(20)
      expect(answers.flat().filter((answer) => answer === 'known')).toHaveLength(20)
      await using history = await open(place)
      expect(await history.sizes()).toMatchObject({ runs: 20, points: 20 * example.estimates.length })
    })

    it('is whole after its writer was killed in the middle', async () => {
      const { child, ended } = startWriter(place, 100_000)
      await once(child.stdout, 'data')
      child.kill('SIGKILL')
      await ended
      await using history = await open(place)
      const { runs, points } = await history.sizes()
      expect(runs).toBeGreaterThan(0)
      expect(points).toBe(runs * example.estimates.length)
      expect(await history.add(night(30), null)).toBe('added')
    })

    it('remembers what nights have found', async () => {
      await using history = await open(place)
      await history.add(night(1), null)
      const change = { ...exampleChange, ...key }
      await history.addFindings('2026-01-01', [
        { outcome: 'told', change },
        { outcome: 'refuted', change: { ...change, ratio: 1.5 } },
        { outcome: 'told', change: { ...change, benchmark: 'nobody' } },
      ])
      expect(await history.findings()).toEqual([
        { outcome: 'told', change },
        { outcome: 'refuted', change: { ...change, ratio: 1.5 } },
      ])
    })

    it('brings a database of the first version up to date, with all that is in it', async () => {
      const dialect = dialectOf(place)
      const database = new Kysely<Tables>({ dialect: dialect.kysely })
      const getMigrations = async () => ({ '0001-first': first(dialect) })
      const { error } = await new Migrator({ db: database, provider: { getMigrations } }).migrateToLatest()
      expect(error).toBeUndefined()
      const described = JSON.stringify({ host: 'a machine', kernel: '6.1', toolchain: 'rustc', browser: 'Firefox 152' })
      await sql`insert into runs (name, started_at, status, crosslane, git_dirty, environment, toolchain)
        values ('old', '2025-12-31T02:00:00.000Z', 'complete', '0.1.0', 0, '{}', '{}')`.execute(database)
      await sql`insert into series (benchmark, browser, variant, metric)
        values (${key.benchmark}, ${key.browser ?? ''}, ${key.variant}, ${key.metric})`.execute(database)
      await sql`insert into contexts (described) values (${described})`.execute(database)
      await sql`insert into points (series_id, run_id, context_id, value, ratio, visits) values (1, 1, 1, 42, 2, 6)`.execute(
        database,
      )
      await database.destroy()

      await using history = await open(place)
      await history.add(night(1), null)
      const [old, added] = await history.trend(key)
      expect(old).toMatchObject({ run: 'old', value: 42, context: { browser: 'Firefox 152', control: null } })
      expect(added).toMatchObject({ run: '2026-01-01', context: { control: null } })
      expect(await history.findings()).toEqual([])
    })

    it('knows which module of a control a night was held against', async () => {
      await using history = await open(place)
      const crate = example.benchmarks.find(({ id }) => id === key.benchmark)?.crate ?? ''
      const control = (sha256: string) => ({
        ref: 'v1',
        commit: 'c',
        modules: [
          { crate, variant: key.variant, sha256 },
          { crate, variant: 'another', sha256: 'f'.repeat(64) },
        ],
      })
      const held = { ...firstEstimate.ratio, value: 1.02 } as NonNullable<typeof firstEstimate.ratio>
      const estimates = example.estimates.map((estimate) =>
        estimate === firstEstimate ? { ...estimate, held } : estimate,
      )
      await history.add(night(1, { control: control('a'.repeat(64)), estimates }), null)
      await history.add(night(2, { control: control('b'.repeat(64)) }), null)
      await history.add(night(3), null)
      const trend = await history.trend(key)
      const [one, other, none] = trend.map(({ context }) => context.control)
      expect([one, other]).toEqual(['a'.repeat(64), 'b'.repeat(64)])
      expect(trend.map((point) => point.held)).toEqual([1.02, null, null])
      expect(none).toBeNull()
    })

    it('says so when a newer program has changed its tables', async () => {
      await (await open(place))[Symbol.asyncDispose]()
      const dialect = dialectOf(place)
      const database = new Kysely<Tables>({ dialect: dialect.kysely })
      await sql`insert into kysely_migration (name, timestamp) values ('9999-future', '2030-01-01')`.execute(database)
      await database.destroy()
      await expect(open(place)).rejects.toMatchObject({ code: 'newerHistory', exit: 'environment' })
    })
  })
})

describe('a place that is none', () => {
  it.each([
    ['postgres://nobody@127.0.0.1:1/none', 'ECONNREFUSED'],
    [join(tmpdir(), 'crosslane-no-such\0name.db'), ''],
  ])('%j is an error that says what to look at', async (place, why) => {
    await expect(open(place)).rejects.toMatchObject({
      code: 'cannotOpenHistory',
      message: expect.stringContaining(why),
      hint: expect.stringContaining('history.database'),
    })
  })
})
