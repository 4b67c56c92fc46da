import { writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { quantity } from '../../reports/format/quantity.ts'
import { plural } from '../../reports/format/plural.ts'
import { type LoadedConfig, loadConfig } from '../config/load.ts'
import { CrosslaneError, type Exit, problem } from '../errors.ts'
import { estimate } from '../estimate/index.ts'
import { addRunFolder } from '../history/addRun.ts'
import type { History } from '../history/history.ts'
import { historyPlace, openHistory } from '../history/openHistory.ts'
import { publish } from '../publish.ts'
import { journalFile, readJournal } from '../store/journal.ts'
import { createRunFolder, findRun, listRuns, namedRun } from '../store/runFolder.ts'
import type { Context } from './context.ts'
import { rendering } from './rendering.ts'

export interface HistoryOptions {
  readonly action?: string | undefined
  readonly runs: readonly string[]
  /** Nights. */
  readonly keep?: number | undefined
  readonly out?: string | undefined
  readonly config?: string | undefined
  readonly json: boolean
}

interface Task {
  readonly history: History
  readonly loaded: LoadedConfig
  readonly options: HistoryOptions
  readonly context: Context
}

type Action = (task: Task) => Promise<Exit>

const print = ({ options, context }: Task, document: object, text: string): void =>
  context.out(options.json ? `${JSON.stringify({ schemaVersion: 1, ...document }, null, 2)}\n` : text)

const sizes: Action = async (task) => {
  const { history, loaded, context, options } = task
  const [found, runs] = [await history.sizes(), await history.runs()]
  const bytes = (count: number) => quantity(count, 'bytes')
  const ends =
    runs.length === 0 ? '' : `, from ${runs.at(-1)?.startedAt.slice(0, 10)} to ${runs[0]?.startedAt.slice(0, 10)}`
  print(
    task,
    { place: historyPlace(loaded), sizes: found, runs },
    `${historyPlace(loaded)}: ${plural(found.runs, 'run')}${ends}
${found.points.toLocaleString('en')} numbers of ${found.series.toLocaleString('en')} series, for ever
${plural(found.journals, 'journal')} (${bytes(found.journalBytes)}), each kept for ${loaded.config.history.keepJournalNights} nights
${bytes(found.totalBytes)} in all
`,
  )
  if (found.runs === 0 && !options.json) context.err('\nTake in the runs that are there: npx crosslane history add\n')
  return 'good'
}

/** What cannot be read is told, and the others are taken in all the same. */
const add: Action = async (task) => {
  const { history, loaded, options, context } = task
  const folder = resolve(loaded.root, loaded.config.runs)
  const names = options.runs.length > 0 ? options.runs : (await listRuns(folder)).toReversed()
  const outcomes: { run: string; outcome: 'added' | 'known' | 'unreadable'; why?: string }[] = []
  for (const name of names) {
    context.signal.throwIfAborted()
    const found = await findRun(folder, name)
    const run = basename(found)
    try {
      outcomes.push({ run, outcome: await addRunFolder(history, found) })
    } catch (error) {
      if (!(error instanceof CrosslaneError)) throw error
      outcomes.push({ run, outcome: 'unreadable', why: error.message })
    }
  }
  const count = (outcome: string) => outcomes.filter((each) => each.outcome === outcome).length
  const unreadable = outcomes.filter(({ why }) => why !== undefined)
  print(
    task,
    { runs: outcomes },
    `${plural(count('added'), 'run')} taken in, ${count('known')} known already.\n${unreadable.map(({ run, why }) => `${run} left out: ${why}\n`).join('')}`,
  )
  return unreadable.length > 0 ? 'runFailed' : 'good'
}

const exportRun: Action = async (task) => {
  const { history, loaded, options, context } = task
  const [wanted, ...rest] = options.runs
  if (wanted === undefined || rest.length > 0) throw problem('exportWhat')
  const names = (await history.runs()).map(({ name }) => name)
  const name = namedRun(names, wanted)
  if (name === undefined) throw problem('notInHistory', wanted, names)
  const journal = await history.journal(name)
  if (journal === null) throw problem('journalForgotten', name)
  const folder = await createRunFolder(
    resolve(context.folder, options.out ?? resolve(loaded.root, loaded.config.runs)),
    name,
  )
  await writeFile(join(folder, journalFile), journal)
  const { entries, truncated } = await readJournal(folder)
  const report = await publish(folder, estimate(entries, truncated), rendering(context))
  print(task, { folder }, `${report}\n`)
  return 'good'
}

const prune: Action = async (task) => {
  const { history, loaded, options, context } = task
  const nights = options.keep ?? loaded.config.history.keepJournalNights
  const before = new Date(context.now().getTime() - nights * 24 * 3_600_000)
  const [taken, forgotten, left] = [await history.sizes(), await history.forgetJournals(before), await history.sizes()]
  const freed = Math.max(0, taken.totalBytes - left.totalBytes)
  print(
    task,
    { forgotten, freedBytes: freed },
    `${plural(forgotten.length, 'journal')} of runs before ${before.toISOString().slice(0, 10)} forgotten, ${quantity(freed, 'bytes')} freed. Their numbers stay.\n`,
  )
  return 'good'
}

const actions: Readonly<Record<string, Action>> = { add, export: exportRun, prune }

/** `crosslane history`: what is kept of all runs. */
export const historyCommand = async (options: HistoryOptions, context: Context): Promise<Exit> => {
  const { action } = options
  const chosen = action === undefined ? sizes : actions[action]
  if (chosen === undefined) throw problem('unknownAction', 'history', action ?? '', Object.keys(actions))
  const loaded = await loadConfig(context.folder, options.config)
  await using history = await openHistory(loaded, context.signal)
  return await chosen({ history, loaded, options, context })
}
