import { join } from 'node:path'
import { build } from './build/index.ts'
import { buildOptions } from './buildOptions.ts'
import type { LoadedConfig } from './config/load.ts'
import { drive, type Driven } from './drive/index.ts'
import { type Chosen, chooseBrowsers, drivers } from './drivers/index.ts'
import { environment } from './environment.ts'
import { problem } from './errors.ts'
import { estimate } from './estimate/index.ts'
import { speedUps } from './estimate/speedUps.ts'
import type { Emit } from './events.ts'
import { gitState } from './git.ts'
import { jobOf } from './plan/job.ts'
import type { Plan } from './plan/plan.ts'
import { schedule } from './plan/schedule.ts'
import type { Failed, RunStarted, Visited } from './schema/journal.ts'
import type { Manifest } from './schema/manifest.ts'
import type { RunDocument } from './schema/run.ts'
import { pageScripts } from './serve/pageScripts.ts'
import { serve } from './serve/site.ts'
import { type Journal, openJournal, readJournal } from './store/journal.ts'
import { createRunFolder, runName } from './store/runFolder.ts'
import type { Toolchain } from './toolchain/toolchain.ts'
import { version } from './version.ts'

export interface RunRequest {
  /** The config, cut down to what was asked for. */
  readonly loaded: LoadedConfig
  readonly crates: readonly string[] | undefined
  /** Browsers that must be there, because the user named them. */
  readonly required: readonly string[]
  readonly seed: number
  /** Folder that the run's own folder is made in, absolute. */
  readonly out: string
  /** How the user called it, for the report. */
  readonly command: readonly string[]
  readonly toolchain: Toolchain
  /** Marks every process that is started. */
  readonly mark: string
  readonly signal: AbortSignal
  readonly emit: Emit
  readonly now: () => Date
}

export interface RunResult {
  readonly folder: string
  readonly document: RunDocument
}

/** The whole way of the data: builds, plans, serves, drives, records, and estimates from the record. */
export const run = async (request: RunRequest): Promise<RunResult> => {
  const { loaded, seed, signal, emit, now, mark } = request
  const { design } = loaded.config
  const surroundings = await survey(request)

  // Browsers first: that one is missing should not be learnt after a minute of compiling.
  const browsers = await findAll(request)
  const { manifest, folder: built } = await build(buildOptions(loaded, request))
  const plan = schedule({ ...planInput(request, manifest), browsers: [...browsers.found.keys()] })
  const folder = await createRunFolder(request.out, surroundings.run)

  await using site = await serve({ scripts: pageScripts(), artefacts: served(manifest, built) })
  await using journal = await openJournal(folder)
  await journal.append(runStarted(request, surroundings, manifest, plan))
  for (const failure of browsers.missing) await journal.append(failure)
  emit({ type: 'planned', visits: plan.visits, folder, seed })

  const jobs = jobOf(manifest, design.sampling)
  await collect(
    drive(plan, { design, browsers: browsers.found, site, jobOf: jobs, signal, mark, emit, now }),
    journal,
    request,
  )
  await journal.append({ type: 'end', at: now().toISOString(), status: signal.aborted ? 'interrupted' : 'complete' })

  const { entries, truncated } = await readJournal(folder)
  return { folder, document: estimate(entries, truncated) }
}

/** The machine before the run does anything, and the name that the run gets. */
const survey = async ({ loaded: { root }, seed, now }: RunRequest) => {
  const at = now()
  const [machine, git] = await Promise.all([environment(), gitState(root)])
  return { run: runName(at, seed), at: at.toISOString(), environment: machine, git }
}

const runStarted = (
  { loaded: { config }, seed, command }: RunRequest,
  surroundings: Pick<RunStarted, 'run' | 'at' | 'environment' | 'git'>,
  manifest: Manifest,
  plan: Plan,
): RunStarted => ({
  type: 'run',
  schemaVersion: 1,
  crosslane: version,
  ...surroundings,
  command: [...command],
  seed,
  baseline: config.baseline,
  variants: config.variants,
  design: config.design,
  browsers: Object.keys(config.browsers),
  visits: plan.visits,
  manifest,
})

/** Puts what happens into the journal as it happens, and tells of it with what is known by then. */
const collect = async (
  driven: AsyncIterable<Driven>,
  journal: Journal,
  { loaded, emit }: RunRequest,
): Promise<void> => {
  const { variants, baseline } = loaded.config
  const cells = new Map<string, Visited[]>()
  for await (const { entry, standing } of driven) {
    await journal.append(entry)
    if (entry.type === 'failure') emit({ type: 'visit-failed', entry, standing })
    if (entry.type !== 'visit') continue
    const cell = `${entry.browser}\n${entry.benchmark}`
    const visits = [...(cells.get(cell) ?? []), entry]
    cells.set(cell, visits)
    emit({ type: 'visited', entry, standing, speedUps: speedUps(visits, Object.keys(variants), baseline) })
  }
}

/** Browsers that take part, and a failure row for each that does not. @throws CrosslaneError when none is left */
const findAll = async ({ loaded: { config }, required, emit, now }: RunRequest) => {
  const found = new Map<string, Extract<Chosen, { ok: true }>>()
  const missing: Failed[] = []
  for (const [id, chosen] of Object.entries(await chooseBrowsers(config.browsers, drivers))) {
    if (chosen.ok) {
      found.set(id, chosen)
      emit({ type: 'browser-found', browser: chosen.browser.facts })
      continue
    }
    const { why, hint } = chosen
    if (required.includes(id)) throw problem('browserMissing', id, why, hint)
    emit({ type: 'browser-missing', browser: id, why, hint })
    const place = { benchmark: null, block: null, launch: null, during: null, console: [] }
    missing.push({
      type: 'failure',
      at: now().toISOString(),
      browser: id,
      reason: 'unavailable',
      message: `${why} ${hint}`,
      ...place,
    })
  }
  if (found.size === 0)
    throw problem(
      'noBrowser',
      missing.map(({ browser, message }) => `${browser}: ${message}`),
    )
  return { found, missing }
}

/** Benchmarks with those of their variants that were built; where the baseline was not, the others have times but no ratio. */
const planInput = ({ loaded: { config }, seed }: RunRequest, { benchmarks, artefacts }: Manifest) => ({
  seed,
  blocks: config.design.blocks,
  blocksPerLaunch: config.design.blocksPerLaunch,
  benchmarks: benchmarks.map(({ id, crate, variants }) => ({
    id,
    variants: variants.filter((variant) =>
      artefacts.some((built) => built.crate === crate && built.variant === variant),
    ),
  })),
})

const served = ({ artefacts }: Manifest, folder: string) =>
  artefacts.map(({ crate, variant, file, sha256 }) => ({ crate, variant, sha256, path: join(folder, file) }))
