import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { Kysely, type Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import { problem } from '../errors.ts'
import { errorMessage } from '../errorMessage.ts'
import { MetricFacts } from '../schema/metric.ts'
import type { Estimate, RunDocument } from '../schema/run.ts'
import { Context, contextOf } from './context.ts'
import type { HistoryDialect } from './dialect.ts'
import { migrations } from './migrations.ts'
import type { Tables } from './tables.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** A run as the history knows it. */
export interface StoredRun {
  readonly name: string
  readonly startedAt: string
  readonly endedAt: string | null
  readonly status: RunDocument['status']
  readonly commit: string | null
  readonly branch: string | null
  readonly dirty: boolean
  /** Size of its journal; `null` where only the summary is left. */
  readonly journalBytes: number | null
}

/** What is followed from run to run. */
export interface SeriesKey {
  readonly benchmark: string
  /** `null` for what does not depend on a browser. */
  readonly browser: string | null
  readonly variant: string
  readonly metric: string
}

/** A series in one run. */
export interface TrendPoint {
  readonly run: string
  readonly startedAt: string
  readonly commit: string | null
  readonly dirty: boolean
  readonly context: Context
  /** In the metric's unit. */
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  /** Against the run's baseline, above 1 is better; `null` for the baseline itself. */
  readonly ratio: number | null
  readonly ratioLow: number | null
  readonly ratioHigh: number | null
  readonly visits: number
}

/** What the history takes. */
export interface Sizes {
  readonly runs: number
  readonly series: number
  readonly points: number
  readonly journals: number
  /** Of journals, compressed, in bytes. */
  readonly journalBytes: number
  /** Of the database, in bytes. */
  readonly totalBytes: number
}

/** So many rows in a statement: SQLite takes 32,766 values. */
const rowsAtOnce = 1000

const chunks = <Value>(values: readonly Value[]): Value[][] =>
  Array.from({ length: Math.ceil(values.length / rowsAtOnce) }, (_, index) =>
    values.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce),
  )

const seriesKey = ({ benchmark, browser, variant, metric }: SeriesKey): string =>
  JSON.stringify([benchmark, browser ?? '', variant, metric])

/** The numbers of all runs, for ever, and their journals, for a while. */
export class History implements AsyncDisposable {
  readonly #database: Kysely<Tables>
  readonly #dialect: HistoryDialect

  private constructor(database: Kysely<Tables>, dialect: HistoryDialect) {
    this.#database = database
    this.#dialect = dialect
  }

  /** Opens the database and brings its tables up to date. @throws CrosslaneError `cannotOpenHistory`, `newerHistory` */
  static async open(dialect: HistoryDialect, place: string): Promise<History> {
    const database = new Kysely<Tables>({ dialect: dialect.kysely })
    const known = migrations(dialect)
    const migrator = new Migrator({ db: database, provider: { getMigrations: async () => known } })
    try {
      const { error } = await dialect.alone(() => migrator.migrateToLatest())
      if (error !== undefined) throw error
      return new History(database, dialect)
    } catch (error) {
      await database.destroy()
      if (/corrupted migrations/.test(errorMessage(error))) throw problem('newerHistory', place)
      throw problem('cannotOpenHistory', place, errorMessage(error))
    }
  }

  /**
   * Takes a run in, whole or not at all.
   *
   * @param journal its journal.ndjson
   * @returns `known` where it is there already
   */
  async add(document: RunDocument, journal: Uint8Array | null): Promise<'added' | 'known'> {
    const content = journal && (await compress(journal))
    return this.#database.transaction().execute(async (transaction) => {
      const run = await addRun(transaction, document)
      if (run === null) return 'known'
      await addMetrics(transaction, document)
      await addPoints(transaction, document, run)
      if (journal !== null && content !== null) {
        await transaction.insertInto('journals').values({ run_id: run, content, bytes: journal.length }).execute()
      }
      return 'added'
    })
  }

  /** Newest first. */
  async runs(): Promise<StoredRun[]> {
    const rows = await this.#database
      .selectFrom('runs')
      .leftJoin('journals', 'journals.run_id', 'runs.id')
      .select(['name', 'started_at', 'ended_at', 'status', 'git_commit', 'git_branch', 'git_dirty', 'bytes'])
      .orderBy('started_at', 'desc')
      .orderBy('name', 'desc')
      .execute()
    return rows.map((row) => ({
      name: row.name,
      startedAt: row.started_at,
      endedAt: row.ended_at,
      status: row.status as RunDocument['status'],
      commit: row.git_commit,
      branch: row.git_branch,
      dirty: row.git_dirty !== 0,
      journalBytes: row.bytes,
    }))
  }

  /** The journal of a run as it was; `null` where there is no such run, or only its summary is left. */
  async journal(name: string): Promise<Uint8Array | null> {
    const row = await this.#database
      .selectFrom('journals')
      .innerJoin('runs', 'runs.id', 'journals.run_id')
      .select('content')
      .where('name', '=', name)
      .executeTakeFirst()
    return row === undefined ? null : decompress(row.content)
  }

  /** Every series there is, in order of their names. */
  async series(): Promise<SeriesKey[]> {
    const rows = await this.#database
      .selectFrom('series')
      .select(['benchmark', 'browser', 'variant', 'metric'])
      .orderBy('benchmark')
      .orderBy('browser')
      .orderBy('variant')
      .orderBy('metric')
      .execute()
    return rows.map((row) => ({ ...row, browser: row.browser === '' ? null : row.browser }))
  }

  /** What is known of a metric; `null` where no run had it. */
  async metric(id: string): Promise<MetricFacts | null> {
    const row = await this.#database.selectFrom('metrics').select('facts').where('id', '=', id).executeTakeFirst()
    return row === undefined ? null : MetricFacts.parse(JSON.parse(row.facts))
  }

  /** A series over all runs, oldest first. */
  async trend({ benchmark, browser, variant, metric }: SeriesKey): Promise<TrendPoint[]> {
    const rows = await this.#database
      .selectFrom('points')
      .innerJoin('series', 'series.id', 'points.series_id')
      .innerJoin('runs', 'runs.id', 'points.run_id')
      .select(['name', 'started_at', 'git_commit', 'git_dirty', 'context_id'])
      .select(['value', 'low', 'high', 'ratio', 'ratio_low', 'ratio_high', 'visits'])
      .where('benchmark', '=', benchmark)
      .where('browser', '=', browser ?? '')
      .where('variant', '=', variant)
      .where('metric', '=', metric)
      .orderBy('started_at')
      .orderBy('name')
      .execute()
    const contexts = await this.#contexts(new Set(rows.map(({ context_id }) => context_id)))
    return rows.flatMap((row) => {
      const context = contexts.get(row.context_id)
      return context === undefined
        ? []
        : [
            {
              run: row.name,
              startedAt: row.started_at,
              commit: row.git_commit,
              dirty: row.git_dirty !== 0,
              context,
              value: row.value,
              low: row.low,
              high: row.high,
              ratio: row.ratio,
              ratioLow: row.ratio_low,
              ratioHigh: row.ratio_high,
              visits: row.visits,
            },
          ]
    })
  }

  async #contexts(ids: ReadonlySet<number>): Promise<Map<number, Context>> {
    if (ids.size === 0) return new Map()
    const rows = await this.#database
      .selectFrom('contexts')
      .select(['id', 'described'])
      .where('id', 'in', [...ids])
      .execute()
    return new Map(rows.map(({ id, described }) => [id, Context.parse(JSON.parse(described))]))
  }

  /**
   * Forgets the journals of runs that began before, and gives the room back. Their numbers stay.
   *
   * @returns names of the runs
   */
  async forgetJournals(before: Date): Promise<string[]> {
    const forgotten = await this.#database.transaction().execute(async (transaction) => {
      const old = await transaction
        .selectFrom('runs')
        .innerJoin('journals', 'journals.run_id', 'runs.id')
        .select(['id', 'name'])
        .where('started_at', '<', before.toISOString())
        .execute()
      for (const part of chunks(old)) {
        const ids = part.map(({ id }) => id)
        await transaction.deleteFrom('journals').where('run_id', 'in', ids).execute()
      }
      return old.map(({ name }) => name)
    })
    if (forgotten.length > 0) await this.#dialect.vacuum(this.#database)
    return forgotten
  }

  async sizes(): Promise<Sizes> {
    const count = async (table: keyof Tables): Promise<number> => {
      const { rows } = await this.#database
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number | string>().as('rows'))
        .executeTakeFirstOrThrow()
      return Number(rows)
    }
    const { size } = await this.#database
      .selectFrom('journals')
      .select(({ fn }) => fn.sum<number | string | null>(fn<number>('length', ['content'])).as('size'))
      .executeTakeFirstOrThrow()
    return {
      runs: await count('runs'),
      series: await count('series'),
      points: await count('points'),
      journals: await count('journals'),
      journalBytes: Number(size ?? 0),
      totalBytes: await this.#dialect.sizeBytes(this.#database),
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#database.destroy()
  }
}

/** @returns its id; `null` where a run of that name is there already */
const addRun = async (database: Transaction<Tables>, document: RunDocument): Promise<number | null> => {
  const { git, environment, toolchain } = document
  const row = await database
    .insertInto('runs')
    .values({
      name: document.run,
      started_at: document.startedAt,
      ended_at: document.endedAt,
      status: document.status,
      crosslane: document.crosslane,
      git_commit: git?.commit ?? null,
      git_branch: git?.branch ?? null,
      git_dirty: git?.dirty === true ? 1 : 0,
      environment: JSON.stringify(environment),
      toolchain: JSON.stringify(toolchain),
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

const addMetrics = async (database: Transaction<Tables>, { metrics }: RunDocument): Promise<void> => {
  const rows = Object.values(metrics).map((facts) => ({ id: facts.id, facts: JSON.stringify(facts) }))
  if (rows.length === 0) return
  await database
    .insertInto('metrics')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(({ ref }) => ({ facts: ref('excluded.facts') })))
    .execute()
}

/** Ids of the contexts of a run by browser. */
const addContexts = async (
  database: Transaction<Tables>,
  document: RunDocument,
  browsers: ReadonlySet<string | null>,
): Promise<Map<string | null, number>> => {
  const described = new Map([...browsers].map((browser) => [browser, JSON.stringify(contextOf(document, browser))]))
  const texts = [...new Set(described.values())]
  if (texts.length === 0) return new Map()
  await database
    .insertInto('contexts')
    .values(texts.map((text) => ({ described: text })))
    .onConflict((conflict) => conflict.column('described').doNothing())
    .execute()
  const rows = await database.selectFrom('contexts').selectAll().where('described', 'in', texts).execute()
  const ids = new Map(rows.map((row) => [row.described, row.id]))
  return new Map([...described].map(([browser, text]) => [browser, ids.get(text) ?? 0]))
}

/** Ids of all series by their key; those of the run that there are not yet are made. */
const addSeries = async (
  database: Transaction<Tables>,
  estimates: readonly Estimate[],
): Promise<Map<string, number>> => {
  for (const part of chunks(estimates)) {
    await database
      .insertInto('series')
      .values(
        part.map(({ benchmark, browser, variant, metric }) => ({ benchmark, browser: browser ?? '', variant, metric })),
      )
      .onConflict((conflict) => conflict.columns(['benchmark', 'browser', 'variant', 'metric']).doNothing())
      .execute()
  }
  const benchmarks = [...new Set(estimates.map(({ benchmark }) => benchmark))]
  const rows = await database.selectFrom('series').selectAll().where('benchmark', 'in', benchmarks).execute()
  return new Map(rows.map((row) => [seriesKey(row), row.id]))
}

const addPoints = async (database: Transaction<Tables>, document: RunDocument, run: number): Promise<void> => {
  const { estimates } = document
  if (estimates.length === 0) return
  const series = await addSeries(database, estimates)
  const contexts = await addContexts(database, document, new Set(estimates.map(({ browser }) => browser)))
  const rows = estimates.map((estimate) => ({
    series_id: series.get(seriesKey(estimate)) ?? 0,
    run_id: run,
    context_id: contexts.get(estimate.browser) ?? 0,
    value: estimate.value,
    low: estimate.interval?.low ?? null,
    high: estimate.interval?.high ?? null,
    ratio: estimate.ratio?.value ?? null,
    ratio_low: estimate.ratio?.interval?.low ?? null,
    ratio_high: estimate.ratio?.interval?.high ?? null,
    visits: estimate.points.length,
  }))
  for (const part of chunks(rows)) await database.insertInto('points').values(part).execute()
}
