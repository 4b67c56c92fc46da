import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { SqliteDialect, type SqliteDatabase, sql } from 'kysely'
import { withProcessLock } from '../processLock.ts'
import type { HistoryDialect } from './dialect.ts'

/** How long to wait for another process that writes, in ms. */
const busyMs = 30_000

const open = (file: string): DatabaseSync => {
  mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file, { timeout: busyMs })
  // Readers go on while somebody writes, and a commit is on the disk when it says so.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  return database
}

type Values = SQLInputValue[]

/** Node's SQLite as Kysely wants it. */
const adapted = (file: string): SqliteDatabase => {
  const database = open(file)
  return {
    close: () => database.close(),
    prepare: (text) => {
      // Whoever reads first and writes then would fail when somebody else wrote meanwhile, instead of waiting.
      const statement = database.prepare(text === 'begin' ? 'begin immediate' : text)
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...(parameters as Values)),
        run: (parameters) => statement.run(...(parameters as Values)),
        iterate: (parameters) => statement.iterate(...(parameters as Values)),
      }
    },
  }
}

/** A file, made when it is missing. */
export const sqlite = (file: string, signal: AbortSignal): HistoryDialect => ({
  kysely: new SqliteDialect({ database: async () => adapted(file) }),
  counted: (column) => column.primaryKey().autoIncrement(),
  bytes: 'blob',
  sizeBytes: async (database) => {
    const { rows } = await sql<{
      bytes: number
    }>`select page_count * page_size as bytes from pragma_page_count, pragma_page_size`.execute(database)
    return rows[0]?.bytes ?? 0
  },
  vacuum: async (database) => {
    await sql`vacuum`.execute(database)
  },
  alone: (work) => withProcessLock(`${file}.lock`, signal, work),
})
