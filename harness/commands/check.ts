import { resolve } from 'node:path'
import { checkAnnotations } from '../../reports/check/annotations.ts'
import { checkJunit } from '../../reports/check/junit.ts'
import { checkMarkdown } from '../../reports/check/markdown.ts'
import { checkText } from '../../reports/check/text.ts'
import { atomicWrite } from '../atomicWrite.ts'
import { benchmarkNames } from '../build/benchmarkNames.ts'
import { check } from '../check/check.ts'
import { limitsOf } from '../config/budgets.ts'
import { type LoadedConfig, loadConfig } from '../config/load.ts'
import { nameableIn } from '../config/nameable.ts'
import type { Exit } from '../errors.ts'
import { metrics } from '../metrics/index.ts'
import type { CheckDocument } from '../schema/check.ts'
import type { Limit } from '../schema/limit.ts'
import type { RunDocument } from '../schema/run.ts'
import { rustNeedsOf } from '../toolchain/findRust.ts'
import { findToolchain } from '../toolchain/findToolchain.ts'
import type { Context } from './context.ts'
import { tellGithub } from './github.ts'
import { recordedRun } from './recordedRun.ts'

export interface CheckOptions {
  /** Name, beginning of a name, or folder of a run; the newest when left out. */
  readonly run?: string | undefined
  readonly config?: string | undefined
  /** Undecided budgets fail too. */
  readonly strict: boolean
  readonly json: boolean
  /** Files to write to. */
  readonly junit?: string | undefined
  readonly markdown?: string | undefined
}

/** What a budget may call a crate; `null` where there is no cargo to ask, as in a job that only checks. */
const nameableCrates = async (
  { config, root }: LoadedConfig,
  { benchmarks }: RunDocument,
  { world, signal }: Context,
): Promise<string[] | null> => {
  const toolchain = await findToolchain(world, rustNeedsOf(config))
  if ('missing' in toolchain) return null
  const workspaces = [config.crates].flat().map((folder) => resolve(root, folder))
  const measured = benchmarks.flatMap(({ id, crate }) => [id, crate])
  return [...new Set([...(await benchmarkNames(workspaces, toolchain, signal)), ...measured])]
}

/** The config's budgets, each name in them known: to the config, to the run, or to the crates as they are. */
const limitsFor = async (loaded: LoadedConfig, document: RunDocument, context: Context): Promise<Limit[]> => {
  const known = nameableIn(loaded.config, metrics, {
    crates: await nameableCrates(loaded, document, context),
    variants: Object.keys(document.variants),
    browsers: document.browsers.map(({ id }) => id),
  })
  return limitsOf(loaded.config.budgets, known)
}

const exitOf = ({ outcome }: CheckDocument, strict: boolean): Exit => {
  if (outcome === 'kept') return 'good'
  if (outcome === 'undecided') return strict ? 'checkFailed' : 'good'
  return 'checkFailed'
}

/** `crosslane check`: holds a run against the config's budgets. */
export const checkCommand = async (options: CheckOptions, context: Context): Promise<Exit> => {
  const loaded = await loadConfig(context.folder, options.config)
  const { document: run } = await recordedRun(resolve(loaded.root, loaded.config.runs), options.run)
  const document = check(run, await limitsFor(loaded, run, context))

  const write = (file: string, text: string) => atomicWrite(resolve(context.folder, file), text)
  if (options.junit !== undefined) await write(options.junit, checkJunit(document))
  if (options.markdown !== undefined) await write(options.markdown, checkMarkdown(document))
  if (options.json) context.out(`${JSON.stringify(document, null, 2)}\n`)
  else context.out(checkText(document, { width: context.columns(), colour: context.colour }))
  const forGithub = { markdown: checkMarkdown(document), annotations: checkAnnotations(document) }
  await tellGithub(forGithub, context, options.json)
  return exitOf(document, options.strict)
}
