import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { nightAnnotations } from '../../reports/night/annotations.ts'
import { nightJunit } from '../../reports/night/junit.ts'
import { nightMarkdown } from '../../reports/night/markdown.ts'
import { nightText } from '../../reports/night/text.ts'
import { nightInWords } from '../../reports/night/words.ts'
import { atomicWrite } from '../atomicWrite.ts'
import { benchmarkNames } from '../build/benchmarkNames.ts'
import { buildOptions } from '../buildOptions.ts'
import { check } from '../check/check.ts'
import { limitsOf } from '../config/budgets.ts'
import { type LoadedConfig, loadConfig } from '../config/load.ts'
import { type Nameable, nameableIn, requireNames } from '../config/nameable.ts'
import { type MeasureOptions, withOptions } from '../config/options.ts'
import { suitesAsked } from '../config/suites.ts'
import { endLeftovers } from '../drivers/processes/leftovers.ts'
import { type Exit, problem } from '../errors.ts'
import { openHistory } from '../history/openHistory.ts'
import { metrics } from '../metrics/index.ts'
import { nightDocument } from '../nightly/document.ts'
import { findChanges } from '../nightly/findChanges.ts'
import { type PreparedNight, prepareNight } from '../nightly/prepareNight.ts'
import { publish } from '../publish.ts'
import { run } from '../run.ts'
import type { CheckDocument } from '../schema/check.ts'
import type { NightDocument } from '../schema/night.ts'
import { journalFile } from '../store/journal.ts'
import { requireToolchain } from '../toolchain/requireToolchain.ts'
import { deliver } from '../webhook/deliver.ts'
import type { Context } from './context.ts'
import { tellGithub } from './github.ts'
import { type ConfirmingOptions, confirming } from './confirming.ts'
import { pictureIn, writePicture } from './picture.ts'
import { progress } from './progress.ts'
import { rendering } from './rendering.ts'

export interface NightlyOptions extends MeasureOptions {
  /** Of git; that of the config when left out. */
  readonly control?: string | undefined
  /** Of git: what is measured. */
  readonly ref: string
  /** Ids of suites. */
  readonly suite?: readonly string[] | undefined
  readonly seed?: number | undefined
  readonly out?: string | undefined
  /** Files to write to. */
  readonly markdown?: string | undefined
  readonly junit?: string | undefined
  /** File to write a picture of the report to; the Markdown shows it. */
  readonly png?: string | undefined
  readonly config?: string | undefined
  readonly json: boolean
  /** The command as typed, for the report. */
  readonly typed: readonly string[]
}

/** A mistake in a budget or a mute should not be learnt when the night is over. @throws CrosslaneError `idleName`, `budgetAmount` */
const requireKnown = ({ config }: LoadedConfig, known: Nameable): void => {
  limitsOf(config.budgets, known)
  for (const [index, mute] of config.nightly.mute.entries()) requireNames(`nightly.mute[${index}]`, mute, known)
}

/** Of all that is known, the crates: benchmarks have a size behind their name. */
const crateNames = ({ crates }: Nameable): string[] => (crates ?? []).filter((name) => !name.includes('@'))

const hasNews = ({ changes, failures, alarm }: NightDocument): boolean =>
  alarm || changes.length > 0 || failures.some(({ stage }) => stage !== 'unavailable')

/** Of hundreds of cells, those that somebody should look at. */
const withoutKept = (budgets: CheckDocument): CheckDocument => ({
  ...budgets,
  results: budgets.results.map((result) => ({
    ...result,
    cells: result.cells.filter(({ outcome }) => outcome !== 'kept'),
  })),
})

/** Tells whoever the config names. @returns whether they know, or need not */
const tell = async (document: NightDocument, { config }: LoadedConfig, context: Context): Promise<boolean> => {
  const { webhook } = config.nightly
  if (webhook === undefined || (webhook.when === 'news' && !hasNews(document))) return true
  const { signal, now, err } = context
  const message = {
    type: 'crosslane.night',
    timestamp: now().toISOString(),
    text: nightInWords(document),
    data: { ...document, budgets: withoutKept(document.budgets) },
  }
  const delivery = await deliver(message, webhook, { signal, now })
  if (delivery.ok) return true
  const { host } = new URL(webhook.url)
  err(`\nThe webhook at ${host} did not take the night's message in ${delivery.attempts} attempts: ${delivery.why}.\n`)
  err('What is new stays new: the next night tells it again.\n')
  return false
}

const print = async (document: NightDocument, options: NightlyOptions, context: Context): Promise<void> => {
  const { folder, out, columns, colour } = context
  const write = (file: string, text: string) => atomicWrite(resolve(folder, file), text)
  const { png, markdown } = options
  const picture = png === undefined ? null : pictureIn(markdown ?? png, png)
  if (markdown !== undefined) await write(markdown, nightMarkdown(document, picture))
  if (options.junit !== undefined) await write(options.junit, nightJunit(document))
  if (options.json) out(`${JSON.stringify(document, null, 2)}\n`)
  else out(nightText(document, { width: columns(), colour }))
  const forGithub = { markdown: nightMarkdown(document), annotations: nightAnnotations(document) }
  await tellGithub(forGithub, context, options.json)
}

const exitOf = ({ status, alarm, failures }: NightDocument, isTold: boolean): Exit => {
  if (status === 'interrupted') return 'interrupted'
  if (alarm) return 'checkFailed'
  if (failures.some(({ stage }) => stage !== 'unavailable')) return 'runFailed'
  return isTold ? 'good' : 'environment'
}

const measure = async (
  night: PreparedNight,
  loaded: LoadedConfig,
  request: Pick<
    Parameters<typeof run>[0],
    'crates' | 'suites' | 'required' | 'seed' | 'out' | 'command' | 'toolchain' | 'emit'
  >,
  { mark, signal, now }: Context,
) => {
  let without: NightDocument['without'] = []
  const measured = await run({
    ...request,
    loaded: { ...loaded, config: night.config },
    git: { commit: night.tonight.sha, branch: null, dirty: false },
    control: night.control,
    make: async () => {
      const made = await night.make()
      without = made.without
      return made
    },
    mark,
    signal,
    now,
  }).finally(() => endLeftovers(mark))
  return { ...measured, without }
}

/** What is found, or `null` when the user did not wait for it: the next night looks again. */
const unlessInterrupted = <Value>(signal: AbortSignal, look: () => Promise<Value>): Promise<Value | null> =>
  look().catch((error: unknown) => {
    if (signal.aborted) return null
    throw error
  })

/** `crosslane nightly`: a run against a control that stays the same, and what is new since other nights. */
export const nightlyCommand = async (options: NightlyOptions, context: Context): Promise<Exit> => {
  const { signal, now, folder: typedIn } = context
  const whole = await loadConfig(typedIn, options.config)
  const loaded = withOptions(whole, options)
  const { root, config } = loaded
  const ref = options.control ?? config.nightly.control
  if (ref === undefined) throw problem('noControl')
  const suites = suitesAsked(config, options)
  const toolchain = await requireToolchain(context.world, config)
  const { emit, end } = progress(context)
  const asked = { crates: options.crates, suites, toolchain, signal, emit }
  const { workspaces } = buildOptions(whole, asked)
  const known = nameableIn(whole.config, metrics, { crates: await benchmarkNames(workspaces, toolchain, signal) })
  requireKnown(whole, known)
  for (const crate of options.crates ?? [])
    if (!known.crates?.includes(crate)) throw problem('unknownCrate', crate, crateNames(known))
  const night = await prepareNight({
    ...asked,
    loaded,
    ref: options.ref,
    control: ref,
    includeIdentical: true,
    now,
  })
  // Opened before hours of measuring: that nobody can write to it should be learnt now.
  await using history = await openHistory(whole, signal)
  const seed = options.seed ?? context.freshSeed()
  const out = options.out === undefined ? resolve(root, config.runs) : resolve(typedIn, options.out)
  const required = options.browsers ?? []
  const parts = { crates: options.crates, required, seed, out, toolchain }

  const { folder, document, without } = await measure(
    night,
    loaded,
    { ...parts, suites, command: options.typed, emit },
    context,
  )
  end()
  const report = await publish(folder, document, rendering(context))
  const isComplete = document.status === 'complete'
  // Half a night would be a point of another kind; crosslane history add takes it in all the same.
  if (isComplete) await history.add(document, await readFile(join(folder, journalFile)))
  const confirm: ConfirmingOptions = { ...parts, loaded, night, typed: options.typed, emit }
  const look = () =>
    findChanges({
      history,
      document,
      night,
      choice: config.nightly,
      signal,
      root,
      confirm: confirming(confirm, context),
    })
  const found = isComplete ? await unlessInterrupted(signal, look) : null
  end()
  const told = nightDocument({
    document,
    night,
    without,
    found,
    choice: config.nightly,
    budgets: check(document, limitsOf(config.budgets, known)),
    today: now(),
  })
  await atomicWrite(join(folder, 'night.json'), `${JSON.stringify(told, null, 2)}\n`)
  await print(told, options, context)
  context.err(`\nReport: ${report}\n`)
  if (options.png !== undefined) await writePicture(report, options.png, 'headline', config, context)
  const isTold = await tell(told, loaded, context)
  // Whoever was not reached is told tomorrow.
  if (found !== null && isTold) await history.addFindings(document.run, found.settled)
  return exitOf(told, isTold)
}
