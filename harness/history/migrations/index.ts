import type { Migration } from 'kysely/migration'
import type { HistoryDialect } from '../dialect.ts'
import { first } from './first.ts'
import { nights } from './nights.ts'

/** All there are, in the order of their names. One is never changed once it is released: its successor changes the tables. */
export const migrations = (dialect: HistoryDialect): Record<string, Migration> => ({
  '0001-first': first(dialect),
  '0002-nights': nights(dialect),
})
