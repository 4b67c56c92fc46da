import { loadConfig } from '../config/load.ts'
import type { Exit } from '../errors.ts'
import type { Config } from '../schema/config.ts'
import type { CheckResult } from '../toolchain/checks/check.ts'
import { checksFor } from '../toolchain/checks/index.ts'
import type { FindBrowsers } from '../toolchain/findBrowsers.ts'
import type { World } from '../toolchain/world.ts'
import type { Context } from './context.ts'
import { browserSearch } from './browserSearch.ts'

/** What the command line passes on. */
export interface DoctorCommandOptions {
  readonly config?: string | undefined
  readonly json: boolean
}

export interface DoctorOptions {
  readonly world: World
  readonly config: Config
  readonly findBrowsers: FindBrowsers
  /** Takes one line of the table, or the whole JSON document. */
  readonly print: (text: string) => void
  readonly json: boolean
}

type Row = CheckResult & { readonly id: string; readonly title: string }

const sign = { ok: '✓', warn: '!', fail: '✗' } as const

/** The table: what is under a row that is not well is what to type. */
const table = (rows: readonly Row[]): string[] => {
  const width = Math.max(...rows.map(({ title }) => title.length))
  const indent = ' '.repeat(width + 4)
  return rows.flatMap(({ status, title, found, hint }) => [
    `${sign[status]} ${title.padEnd(width)}  ${found.replaceAll('\n', ' ')}`,
    ...(status === 'ok' || hint === undefined ? [] : [`${indent}${hint}`]),
  ])
}

const verdict = (rows: readonly Row[]): string => {
  const count = (status: Row['status']) => rows.filter((row) => row.status === status).length
  const warnings = count('warn')
  const noted = warnings === 0 ? '' : ` ${warnings} ${warnings === 1 ? 'thing' : 'things'} to know (!).`
  return count('fail') === 0 ? `A run can start.${noted}` : `A run cannot start yet: mend what has a ✗.${noted}`
}

/** `crosslane doctor` */
export const doctorCommand = async ({ config: file, json }: DoctorCommandOptions, context: Context): Promise<Exit> => {
  const { config } = await loadConfig(context.folder, file)
  const print = (line: string) => context.out(`${line}\n`)
  return examine({ world: context.world, config, findBrowsers: browserSearch(config.browsers), print, json })
}

/** Looks at all that a run needs, changes nothing, and says what to type about each thing that is not well. */
export const examine = async ({ world, config, findBrowsers, print, json }: DoctorOptions): Promise<Exit> => {
  const checks = checksFor(config, findBrowsers)
  const results = await Promise.all(checks.map((check) => check.run(world)))
  const rows = checks.map(({ id, title }, index): Row => Object.assign({ id, title }, results[index]))
  if (json) print(JSON.stringify({ schemaVersion: 1, checks: rows }, null, 2))
  else for (const line of [...table(rows), '', verdict(rows)]) print(line)
  return rows.some(({ status }) => status === 'fail') ? 'environment' : 'good'
}
