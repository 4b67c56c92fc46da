import { resolve } from 'node:path'
import { loadConfig } from '../config/load.ts'
import type { Exit } from '../errors.ts'
import { estimate } from '../estimate/index.ts'
import { RunDocument } from '../schema/run.ts'
import { readJournal } from '../store/journal.ts'
import { findRun, listRuns } from '../store/runFolder.ts'
import type { Context } from './context.ts'
import { errorMessage } from '../errorMessage.ts'

export interface ListOptions {
  readonly config?: string | undefined
  readonly json: boolean
}

type Row = Pick<RunDocument, 'run' | 'status' | 'startedAt' | 'visits'> & {
  browsers: string[]
  benchmarks: number
  failures: number
}

const rowOf = async (runs: string, name: string): Promise<Row | { run: string; unreadable: string }> => {
  try {
    const { entries, truncated } = await readJournal(await findRun(runs, name))
    const { run, status, startedAt, visits, browsers, benchmarks, failures } = estimate(entries, truncated)
    return {
      run,
      status,
      startedAt,
      visits,
      browsers: browsers.map(({ id, version }) => `${id} ${version}`),
      benchmarks: benchmarks.length,
      failures: failures.length,
    }
  } catch (error) {
    return { run: name, unreadable: errorMessage(error) }
  }
}

/** `crosslane list`: the runs that are there, newest first. */
export const listCommand = async (options: ListOptions, context: Context): Promise<Exit> => {
  const { config, root } = await loadConfig(context.folder, options.config)
  const runs = resolve(root, config.runs)
  const rows = await Promise.all((await listRuns(runs)).map((name) => rowOf(runs, name)))
  if (options.json) {
    context.out(`${JSON.stringify({ schemaVersion: 1, folder: runs, runs: rows }, null, 2)}\n`)
    return 'good'
  }
  if (rows.length === 0) context.err(`There is no run in ${runs} yet. Make one: npx crosslane run --quick\n`)
  for (const row of rows) {
    if ('unreadable' in row) context.out(`${row.run}  unreadable: ${row.unreadable}\n`)
    else {
      const { visits, failures } = row
      const trouble = failures === 0 ? '' : `, ${failures} kinds of failure`
      context.out(
        `${row.run}  ${row.status.padEnd(11)}  ${visits.answered}/${visits.planned} visits${trouble}  ${row.benchmarks} benchmarks in ${row.browsers.join(', ')}\n`,
      )
    }
  }
  return 'good'
}
