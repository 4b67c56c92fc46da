import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { HistoryDialect } from '../dialect.ts'

/** The tables as the first version had them. */
export const first = ({ counted, bytes }: HistoryDialect): Migration => ({
  up: async (database: Kysely<unknown>) => {
    const { schema } = database
    await schema
      .createTable('runs')
      .addColumn('id', 'integer', counted)
      .addColumn('name', 'text', (column) => column.notNull().unique())
      .addColumn('started_at', 'text', (column) => column.notNull())
      .addColumn('ended_at', 'text')
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('crosslane', 'text', (column) => column.notNull())
      .addColumn('git_commit', 'text')
      .addColumn('git_branch', 'text')
      .addColumn('git_dirty', 'integer', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('toolchain', 'text', (column) => column.notNull())
      .execute()
    await schema.createIndex('runs_by_time').on('runs').column('started_at').execute()
    await schema
      .createTable('series')
      .addColumn('id', 'integer', counted)
      .addColumn('benchmark', 'text', (column) => column.notNull())
      .addColumn('browser', 'text', (column) => column.notNull())
      .addColumn('variant', 'text', (column) => column.notNull())
      .addColumn('metric', 'text', (column) => column.notNull())
      .addUniqueConstraint('series_are_unique', ['benchmark', 'browser', 'variant', 'metric'])
      .execute()
    await schema
      .createTable('contexts')
      .addColumn('id', 'integer', counted)
      .addColumn('described', 'text', (column) => column.notNull().unique())
      .execute()
    await schema
      .createTable('points')
      .addColumn('series_id', 'integer', (column) => column.notNull().references('series.id'))
      .addColumn('run_id', 'integer', (column) => column.notNull().references('runs.id').onDelete('cascade'))
      .addColumn('context_id', 'integer', (column) => column.notNull().references('contexts.id'))
      .addColumn('value', 'double precision', (column) => column.notNull())
      .addColumn('low', 'double precision')
      .addColumn('high', 'double precision')
      .addColumn('ratio', 'double precision')
      .addColumn('ratio_low', 'double precision')
      .addColumn('ratio_high', 'double precision')
      .addColumn('visits', 'integer', (column) => column.notNull())
      // A trend is one range of this key.
      .addPrimaryKeyConstraint('points_by_series', ['series_id', 'run_id'])
      .execute()
    await schema
      .createTable('metrics')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('facts', 'text', (column) => column.notNull())
      .execute()
    await schema
      .createTable('journals')
      .addColumn('run_id', 'integer', (column) => column.primaryKey().references('runs.id').onDelete('cascade'))
      .addColumn('content', bytes, (column) => column.notNull())
      .addColumn('bytes', 'integer', (column) => column.notNull())
      .execute()
  },
})
