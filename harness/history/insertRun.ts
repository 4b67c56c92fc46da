import type { Transaction } from 'kysely'
import type { Estimate, RunDocument } from '../schema/run.ts'
import { contextOf } from './context.ts'
import { chunks } from './chunks.ts'
import type { Tables } from './tables.ts'

type Key = Pick<Estimate, 'benchmark' | 'browser' | 'variant' | 'metric'>

const seriesKey = ({ benchmark, browser, variant, metric }: Key): string =>
  JSON.stringify([benchmark, browser ?? '', variant, metric])

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

const place = ({ benchmark, browser, variant }: Key): string => JSON.stringify([benchmark, browser, variant])

/** Ids of the contexts of a run's estimates by their place. */
const addContexts = async (database: Transaction<Tables>, document: RunDocument): Promise<Map<string, number>> => {
  const described = new Map(
    document.estimates.map((estimate) => [place(estimate), JSON.stringify(contextOf(document, estimate))]),
  )
  const texts = [...new Set(described.values())]
  const ids = new Map<string, number>()
  for (const part of chunks(texts)) {
    await database
      .insertInto('contexts')
      .values(part.map((text) => ({ described: text })))
      .onConflict((conflict) => conflict.column('described').doNothing())
      .execute()
    const rows = await database.selectFrom('contexts').selectAll().where('described', 'in', part).execute()
    for (const row of rows) ids.set(row.described, row.id)
  }
  return new Map([...described].map(([key, text]) => [key, ids.get(text) ?? 0]))
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
  const contexts = await addContexts(database, document)
  const rows = estimates.map((estimate) => ({
    series_id: series.get(seriesKey(estimate)) ?? 0,
    run_id: run,
    context_id: contexts.get(place(estimate)) ?? 0,
    value: estimate.value,
    low: estimate.interval?.low ?? null,
    high: estimate.interval?.high ?? null,
    ratio: estimate.ratio?.value ?? null,
    ratio_low: estimate.ratio?.interval?.low ?? null,
    ratio_high: estimate.ratio?.interval?.high ?? null,
    held: estimate.held?.value ?? null,
    held_low: estimate.held?.interval?.low ?? null,
    held_high: estimate.held?.interval?.high ?? null,
    visits: estimate.points.length,
  }))
  for (const part of chunks(rows)) await database.insertInto('points').values(part).execute()
}

/**
 * Writes a run with all of its numbers.
 *
 * @returns its id; `null` where a run of that name is there already
 */
export const insertRun = async (database: Transaction<Tables>, document: RunDocument): Promise<number | null> => {
  const run = await addRun(database, document)
  if (run === null) return null
  await addMetrics(database, document)
  await addPoints(database, document, run)
  return run
}
