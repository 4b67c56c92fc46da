import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { problem } from '../errors.ts'
import { errorMessage } from '../errorMessage.ts'
import { MetricFacts } from '../schema/metric.ts'
import { Change } from '../schema/night.ts'
import type { RunDocument } from '../schema/run.ts'
import { chunks } from './chunks.ts'
import { Context } from './context.ts'
import type { HistoryDialect } from './dialect.ts'
import { insertRun } from './insertRun.ts'
import { migrations } from './migrations/index.ts'
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
  /** Of a night: against the same variant of its frozen control. */
  readonly held: number | null
  readonly heldLow: number | null
  readonly heldHigh: number | null
  readonly visits: number
}

/** What a night has found of a series. */
export interface Finding {
  readonly outcome: 'told' | 'refuted'
  readonly change: Change
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
      const run = await insertRun(transaction, document)
      if (run === null) return 'known'
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
      .select(['held', 'held_low', 'held_high'])
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
              held: row.held,
              heldLow: row.held_low,
              heldHigh: row.held_high,
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

  /** What nights have found, oldest first. */
  async findings(): Promise<Finding[]> {
    const rows = await this.#database.selectFrom('findings').select(['outcome', 'finding']).orderBy('id').execute()
    return rows.map(({ outcome, finding }) => ({
      outcome: outcome as Finding['outcome'],
      change: Change.parse(JSON.parse(finding)),
    }))
  }

  /** @param run name of the night that found them; a series that the history does not know is left out */
  async addFindings(run: string, findings: readonly Finding[]): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      for (const { outcome, change } of findings) {
        const { benchmark, browser, variant, metric } = change
        const series = await transaction
          .selectFrom('series')
          .select('id')
          .where('benchmark', '=', benchmark)
          .where('browser', '=', browser ?? '')
          .where('variant', '=', variant)
          .where('metric', '=', metric)
          .executeTakeFirst()
        if (series === undefined) continue
        await transaction
          .insertInto('findings')
          .values({
            series_id: series.id,
            since_run: change.since.run,
            found_by: run,
            outcome,
            finding: JSON.stringify(change),
          })
          .execute()
      }
    })
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
