import { resolve } from 'node:path'
import { reports } from '../../reports/index.ts'
import { limitsOf } from '../config/budgets.ts'
import { loadConfig } from '../config/load.ts'
import { nameableIn } from '../config/nameable.ts'
import { type MeasureOptions, withOptions } from '../config/options.ts'
import { suitesAsked } from '../config/suites.ts'
import { endLeftovers } from '../drivers/processes/leftovers.ts'
import { errorMessage } from '../errorMessage.ts'
import { type Exit, problem } from '../errors.ts'
import { metrics } from '../metrics/index.ts'
import { openInBrowser } from '../openInBrowser.ts'
import { publish } from '../publish.ts'
import { run, type RunRequest } from '../run.ts'
import type { Config } from '../schema/config.ts'
import type { RunDocument } from '../schema/run.ts'
import { reachOf } from '../serve/addresses.ts'
import { requireToolchain } from '../toolchain/requireToolchain.ts'
import type { Context } from './context.ts'
import { browserSearch } from './browserSearch.ts'
import { progress } from './progress.ts'
import { rendering } from './rendering.ts'
import { setUp } from './setup.ts'
import { watched } from './watched.ts'

export interface RunOptions extends MeasureOptions {
  readonly config?: string | undefined
  /** Ids of suites. */
  readonly suite?: readonly string[] | undefined
  /** An address of this machine besides loopback, or 0.0.0.0 for all. */
  readonly host?: string | undefined
  readonly port?: number | undefined
  readonly seed?: number | undefined
  readonly out?: string | undefined
  readonly json: boolean
  /** Shows the run in a browser while it goes on. */
  readonly ui?: boolean | undefined
  readonly uiPort?: number | undefined
  readonly setup: boolean
  readonly yes: boolean
  readonly open: boolean
  /** The command as typed, for the report. */
  readonly typed: readonly string[]
}

/** A mistake in a budget should not be learnt when everything is measured. @throws CrosslaneError `idleName`, `budgetAmount` */
const requireKnown = (config: Config): void => {
  limitsOf(config.budgets, nameableIn(config, metrics, { crates: null }))
}

/** Where the server of the run is reached. @throws CrosslaneError `nobodyToInvite`, `notOurAddress`, `noNetwork` */
const placeOf = ({ browsers }: Config, { host, port, wait }: RunOptions): NonNullable<RunRequest['at']> => {
  const isAlone = Object.values(browsers).every(({ driver }) => driver !== 'manual')
  // Nothing is opened to others without a reason.
  const [idle] =
    Object.entries({ '--host': host, '--port': port, '--wait': wait }).find(([, value]) => value !== undefined) ?? []
  if (isAlone && idle !== undefined) throw problem('nobodyToInvite', idle)
  return { ...(host === undefined ? {} : { reach: reachOf(host) }), ...(port === undefined ? {} : { port }) }
}

/** A browser that is not installed is said and left out; anything else that went wrong makes the run a failed one. */
const exitOf = ({ failures, status }: RunDocument): Exit => {
  if (status === 'interrupted') return 'interrupted'
  return failures.some(({ stage }) => stage !== 'unavailable') ? 'runFailed' : 'good'
}

/** `crosslane run` */
export const runCommand = async (options: RunOptions, context: Context): Promise<Exit> => {
  const whole = await loadConfig(context.folder, options.config)
  requireKnown(whole.config)
  const loaded = withOptions(whole, options)
  const { config, root } = loaded
  const at = placeOf(config, options)
  const say = (line: string) => context.err(`${line}\n`)
  if (options.setup) {
    const { world, ask } = context
    await setUp({ world, config, findBrowsers: browserSearch(config.browsers), say, ask, yes: options.yes })
  }
  const toolchain = await requireToolchain(context.world, config)
  const { emit, end } = progress(context)
  const out = options.out === undefined ? resolve(root, config.runs) : resolve(context.folder, options.out)
  await using watch =
    options.ui || options.uiPort !== undefined
      ? await watched({ loaded, runs: out, port: options.uiPort }, context)
      : null

  const { folder, document } = await run({
    loaded,
    crates: options.crates,
    suites: suitesAsked(config, options),
    required: options.browsers ?? [],
    at,
    seed: options.seed ?? context.freshSeed(),
    out,
    command: options.typed,
    toolchain,
    mark: context.mark,
    signal: context.signal,
    emit: (event) => {
      emit(event)
      watch?.emit(event)
    },
    ...(watch ? { heard: watch.heard } : {}),
    now: context.now,
  })
    .catch((error: unknown) => {
      watch?.fail(errorMessage(error))
      throw error
    })
    .finally(() => endLeftovers(context.mark))
  end()

  const look = rendering(context)
  const report = await publish(folder, document, look)
  context.out((options.json ? reports.json : reports.text).render(document, look))
  say(`\nReport: ${report}`)
  if (options.open && context.isTerminal) openInBrowser(report)
  return exitOf(document)
}
