import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { HistoryDialect } from '../dialect.ts'

interface Before {
  contexts: { id: number; described: string }
}

/** Nights are held against a control, which is part of what these numbers depend on, and what was found is remembered. */
export const nights = ({ counted }: HistoryDialect): Migration => ({
  up: async (database: Kysely<unknown>) => {
    const before = database as Kysely<Before>
    const contexts = await before.selectFrom('contexts').selectAll().execute()
    for (const { id, described } of contexts) {
      const now = JSON.stringify({ ...(JSON.parse(described) as object), control: null })
      await before.updateTable('contexts').set({ described: now }).where('id', '=', id).execute()
    }
    const { schema } = database
    for (const column of ['held', 'held_low', 'held_high'])
      await schema.alterTable('points').addColumn(column, 'double precision').execute()
    await schema
      .createTable('findings')
      .addColumn('id', 'integer', counted)
      .addColumn('series_id', 'integer', (column) => column.notNull().references('series.id'))
      .addColumn('since_run', 'text', (column) => column.notNull())
      .addColumn('found_by', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('finding', 'text', (column) => column.notNull())
      .execute()
    await schema.createIndex('findings_by_series').on('findings').column('series_id').execute()
  },
})
