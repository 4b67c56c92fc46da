import { type ColumnDefinitionBuilder, PostgresDialect, sql } from 'kysely'
import { type CustomTypesConfig, Pool, types } from 'pg'
import type { HistoryDialect } from './dialect.ts'

/** PostgreSQL's id of its type bigint. */
const bigint = 20

/** Sums and sizes come as bigint, which pg gives as text: they are all far below 2⁵³. */
const numbersAsNumbers = {
  getTypeParser: (id: number, format?: 'text') => (id === bigint ? Number : types.getTypeParser(id, format)),
} as CustomTypesConfig

/** A server, by its URL: `postgres://user@host/database`. */
export const postgres = (url: string): HistoryDialect => {
  const pool = new Pool({ connectionString: url, max: 4, types: numbersAsNumbers })
  // A connection that breaks while it is idle breaks nothing; the next query says what is wrong.
  pool.on('error', () => {})
  return {
    kysely: new PostgresDialect({ pool }),
    counted: (column: ColumnDefinitionBuilder) => column.primaryKey().generatedAlwaysAsIdentity(),
    bytes: 'bytea',
    sizeBytes: async (database) => {
      const tables = ['runs', 'series', 'contexts', 'points', 'metrics', 'journals']
      const { rows } = await sql<{ bytes: number }>`
        select coalesce(sum(pg_total_relation_size(to_regclass(name))), 0)::bigint as bytes from unnest(${tables}::text[]) as name
      `.execute(database)
      return rows[0]?.bytes ?? 0
    },
    vacuum: async (database) => {
      await sql`vacuum`.execute(database)
    },
    // Kysely's own lock, held in the database, is enough.
    alone: (work) => work(),
  }
}
