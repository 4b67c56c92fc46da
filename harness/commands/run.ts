import { resolve } from 'node:path'
import { reports } from '../../reports/index.ts'
import { limitsOf } from '../config/budgets.ts'
import { loadConfig, type LoadedConfig } from '../config/load.ts'
import { designWith } from '../config/design.ts'
import { cachesNamed, protocolsNamed } from '../config/measure.ts'
import { parseNetwork } from '../config/network.ts'
import { select } from '../config/select.ts'
import { suitesAsked } from '../config/suites.ts'
import { endLeftovers } from '../drivers/processes/leftovers.ts'
import type { Exit } from '../errors.ts'
import { metrics } from '../metrics/index.ts'
import { openInBrowser } from '../openInBrowser.ts'
import { publish } from '../publish.ts'
import { run } from '../run.ts'
import { type Config, type Design, Engine, quick } from '../schema/config.ts'
import type { RunDocument } from '../schema/run.ts'
import { requireToolchain } from '../toolchain/requireToolchain.ts'
import type { Context } from './context.ts'
import { browserSearch } from './browserSearch.ts'
import { progress } from './progress.ts'
import { rendering } from './rendering.ts'
import { setUp } from './setup.ts'

export interface RunOptions {
  readonly config?: string | undefined
  readonly browsers?: readonly string[] | undefined
  readonly crates?: readonly string[] | undefined
  /** Ids of suites. */
  readonly suite?: readonly string[] | undefined
  readonly variants?: readonly string[] | undefined
  readonly blocks?: number | undefined
  /** In ms. */
  readonly time?: number | undefined
  /** A share: 0.01 is ± 1 %. */
  readonly precision?: number | undefined
  readonly env?: Design['env'] | undefined
  /** Names of protocols. */
  readonly measure?: readonly string[] | undefined
  /** Names of states of the caches. */
  readonly caches?: readonly string[] | undefined
  /** A network by its name or its figures. */
  readonly network?: string | undefined
  readonly quick: boolean
  readonly seed?: number | undefined
  readonly out?: string | undefined
  readonly json: boolean
  readonly setup: boolean
  readonly yes: boolean
  readonly open: boolean
  /** The command as typed, for the report. */
  readonly typed: readonly string[]
}

/** The config with what the command line says instead. Who names crates in a quick run wants to see what they are for. */
const withOptions = (loaded: LoadedConfig, options: RunOptions): LoadedConfig => {
  const config = select(loaded.config, options)
  const { design } = config
  const named = options.crates ? { measure: design.measure.filter((protocol) => protocol !== 'load') } : {}
  const shortened = options.quick
    ? { ...design, ...quick, ...named, sampling: { ...design.sampling, ...quick.sampling } }
    : design
  const { blocks, precision, time: timeMs, env } = options
  const asked = {
    blocks,
    precision,
    timeMs,
    env,
    measure: options.measure && protocolsNamed(options.measure),
    caches: options.caches && cachesNamed(options.caches),
    network: options.network === undefined ? undefined : parseNetwork(options.network),
    untilDecided: false,
  }
  return { ...loaded, config: { ...config, design: designWith(shortened, asked) } }
}

/** A mistake in a budget should not be learnt when everything is measured. @throws CrosslaneError `budgetName`, `budgetAmount` */
const requireKnown = ({ budgets, variants, browsers }: Config): void => {
  const known = {
    crates: null,
    variants: Object.keys(variants),
    browsers: [...Object.keys(browsers), ...Engine.options],
  }
  limitsOf(budgets, { ...known, metrics })
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
  const say = (line: string) => context.err(`${line}\n`)
  if (options.setup) {
    const { world, ask } = context
    await setUp({ world, config, findBrowsers: browserSearch(config.browsers), say, ask, yes: options.yes })
  }
  const toolchain = await requireToolchain(context.world, config)
  const { emit, end } = progress(context)

  const { folder, document } = await run({
    loaded,
    crates: options.crates,
    suites: suitesAsked(config, options),
    required: options.browsers ?? [],
    seed: options.seed ?? context.freshSeed(),
    out: options.out === undefined ? resolve(root, config.runs) : resolve(context.folder, options.out),
    command: options.typed,
    toolchain,
    mark: context.mark,
    signal: context.signal,
    emit,
    now: context.now,
  }).finally(() => endLeftovers(context.mark))
  end()

  const look = rendering(context)
  const report = await publish(folder, document, look)
  context.out((options.json ? reports.json : reports.text).render(document, look))
  say(`\nReport: ${report}`)
  if (options.open && context.isTerminal) openInBrowser(report)
  return exitOf(document)
}
