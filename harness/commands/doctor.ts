import { loadConfig } from '../config/load.ts'
import { endLeftovers } from '../drivers/processes/leftovers.ts'
import type { Exit } from '../errors.ts'
import type { Config } from '../schema/config.ts'
import { checksFor } from '../toolchain/checks/index.ts'
import type { FindBrowsers } from '../toolchain/findBrowsers.ts'
import type { World } from '../toolchain/world.ts'
import { browserSearch } from './browserSearch.ts'
import { type BrowserTests, browserTests } from './browserTests.ts'
import type { Context } from './context.ts'
import { type Row, selfTestRows } from './selfTestRows.ts'

/** What the command line passes on. */
export interface DoctorCommandOptions {
  readonly config?: string | undefined
  readonly json: boolean
  /** Starts each browser and lets it test itself, some 5 s each; done unless `false`. */
  readonly selfTests?: boolean | undefined
}

export interface DoctorOptions {
  readonly world: World
  readonly config: Config
  readonly findBrowsers: FindBrowsers
  /** Tests the browsers that are there; without it they are only looked for. */
  readonly testBrowsers?: BrowserTests | null
  /** Takes one line of the table, or the whole JSON document. */
  readonly print: (text: string) => void
  readonly json: boolean
}

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

const isFailed = ({ status }: Row): boolean => status === 'fail'

/** A browser that fails its self-test does not keep a run from starting: its numbers are marked. */
const verdict = (looked: readonly Row[], tested: readonly Row[]): string => {
  const warnings = [...looked, ...tested].filter(({ status }) => status === 'warn').length
  const noted = warnings === 0 ? '' : ` ${warnings} ${warnings === 1 ? 'thing' : 'things'} to know (!).`
  if (looked.some(isFailed)) return `A run cannot start yet: mend what has a ✗.${noted}`
  if (tested.some(isFailed)) return `A run can start, but marks the numbers of browsers with a ✗ as doubtful.${noted}`
  return `A run can start.${noted}`
}

/** `crosslane doctor` */
export const doctorCommand = async (
  { config: file, json, selfTests = true }: DoctorCommandOptions,
  context: Context,
): Promise<Exit> => {
  const { config } = await loadConfig(context.folder, file)
  const print = (line: string) => context.out(`${line}\n`)
  const findBrowsers = browserSearch(config.browsers)
  const testBrowsers = selfTests ? browserTests(config, context) : null
  const examined = examine({ world: context.world, config, findBrowsers, testBrowsers, print, json })
  const exit = await examined.finally(() => endLeftovers(context.mark))
  return context.signal.aborted ? 'interrupted' : exit
}

/** Looks at all that a run needs, lets the browsers test themselves, changes nothing, and says what to type about each thing that is not well. */
export const examine = async ({
  world,
  config,
  findBrowsers,
  testBrowsers,
  print,
  json,
}: DoctorOptions): Promise<Exit> => {
  const checks = checksFor(config, findBrowsers)
  const results = await Promise.all(checks.map((check) => check.run(world)))
  const looked = checks.map(({ id, title }, index): Row => Object.assign({ id, title }, results[index]))
  // Afterwards: one browser at a time has the machine to itself, and none is in the load average.
  const selfTests = (await testBrowsers?.()) ?? []
  const tested = selfTests.flatMap(selfTestRows)
  const rows = [...looked, ...tested]
  if (json) print(JSON.stringify({ schemaVersion: 1, checks: rows, selfTests }, null, 2))
  else for (const line of [...table(rows), '', verdict(looked, tested)]) print(line)
  return rows.some(isFailed) ? 'environment' : 'good'
}
