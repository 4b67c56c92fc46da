import type { ColumnDataType, ColumnDefinitionBuilder, Dialect, Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** What two databases do differently; all else is written once. */
export interface HistoryDialect {
  readonly kysely: Dialect
  /** A primary key that the database counts up. */
  readonly counted: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder
  readonly bytes: ColumnDataType
  /** Room that the database takes, in bytes. */
  readonly sizeBytes: (database: Kysely<Tables>) => Promise<number>
  /** Gives room of deleted rows back to the system. */
  readonly vacuum: (database: Kysely<Tables>) => Promise<void>
  /** Does `work` while no other process changes the tables' shape. */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value>
}
