import { basename, join, resolve } from 'node:path'
import { build } from './build/index.ts'
import { buildOptions } from './buildOptions.ts'
import type { LoadedConfig } from './config/load.ts'
import { drive, type Driven } from './drive/index.ts'
import { type Chosen, chooseBrowsers, drivers } from './drivers/index.ts'
import { environment } from './environment.ts'
import { problem } from './errors.ts'
import { estimate } from './estimate/index.ts'
import { knownOf } from './estimate/known.ts'
import { allocate } from './estimate/pilot.ts'
import { speedUps } from './estimate/speedUps.ts'
import type { Emit } from './events.ts'
import { gitState } from './git.ts'
import { machineNoise } from './noise/machine.ts'
import { noiseMeter } from './noise/meter.ts'
import { judgeMachine } from './noise/rule.ts'
import { fitTime, leastTimeMs } from './plan/fitTime.ts'
import { jobOf } from './plan/job.ts'
import { paceOf } from './plan/pace.ts'
import { schedule, visitsOf } from './plan/schedule.ts'
import { duration } from './progress/duration.ts'
import type { Sampling } from './schema/config.ts'
import type { Failed, RunStarted, Visited } from './schema/journal.ts'
import type { Manifest } from './schema/manifest.ts'
import type { RunDocument } from './schema/run.ts'
import type { SelfTest } from './schema/selfTest.ts'
import { selfTest } from './selfTest/index.ts'
import { pageScripts } from './serve/pageScripts.ts'
import { serve } from './serve/site.ts'
import { newestCertificate } from './store/certificates.ts'
import { type Journal, openJournal, readJournal } from './store/journal.ts'
import { createRunFolder, runName } from './store/runFolder.ts'
import type { Toolchain } from './toolchain/toolchain.ts'
import { version } from './version.ts'

/** What is measured: modules, and where their files are. */
export interface Made {
  readonly manifest: Manifest
  readonly files: readonly {
    readonly crate: string
    readonly variant: string
    readonly sha256: string
    /** Absolute. */
    readonly path: string
  }[]
}

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
  /** Makes what is measured; builds the config's crates in its variants when left out. */
  readonly make?: () => Promise<Made>
  /** Self-tests by browser that need not be repeated; those of this run are added. */
  readonly tested?: Map<string, SelfTest>
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
export const run = async (asked: RunRequest): Promise<RunResult> => {
  const { seed, signal, emit, now, mark } = asked
  const surroundings = await survey(asked)

  // Browsers first: that one is missing should not be learnt after a minute of compiling.
  const browsers = await findAll(asked)
  const { manifest, files } = await (asked.make ?? plainBuild(asked))()
  const request = fitted(asked, manifest, browsers.found.size)
  const { design } = request.loaded.config
  const input = { ...planInput(request, manifest), browsers: [...browsers.found.keys()] }
  const visits = design.stop.when === 'blocks' ? visitsOf(input) : null
  const folder = await createRunFolder(request.out, surroundings.run)

  await using site = await serve({ scripts: pageScripts(), artefacts: files })
  await using journal = await openJournal(folder)
  const start = performance.now()
  const elapsedMs = (): number => performance.now() - start
  await journal.append(runStarted(request, { ...surroundings, run: basename(folder) }, manifest, visits))
  for (const failure of browsers.missing) await journal.append(failure)
  emit({ type: 'planned', visits, folder, seed })

  const record = createRecord(request)
  const pace = paceOf({ design, elapsedMs, known: record.known, cells: cellsOf(input) })
  const driven = drive(schedule(input), {
    design,
    browsers: browsers.found,
    site,
    jobOf: jobOf(manifest),
    samplingOf: record.samplingOf,
    pace,
    visits,
    selfTest: async (session, aborted) => {
      const { id } = session.browser
      const limits = { signal: aborted, timeoutMs: design.visitTimeoutMs }
      const result = asked.tested?.get(id) ?? (await selfTest(session, site, limits))
      asked.tested?.set(id, result)
      return result
    },
    noise: design.env === 'off' ? null : noiseMeter({ mark, limits: design.noise, repeats: design.env === 'strict' }),
    signal,
    mark,
    emit,
    now,
    elapsedMs,
  })
  await collect(driven, journal, record, request)
  await journal.append({ type: 'end', at: now().toISOString(), status: signal.aborted ? 'interrupted' : 'complete' })

  const { entries, truncated } = await readJournal(folder)
  return { folder, document: estimate(entries, truncated) }
}

/** The machine before the run does anything, and the name that the run gets. @throws CrosslaneError when it is too noisy for `strict` */
const survey = async ({ loaded: { root, config }, seed, now, emit }: RunRequest) => {
  const at = now()
  const noise = config.design.env === 'off' ? null : machineNoise()
  const [machine, git] = await Promise.all([environment(), gitState(root)])
  const bad = noise ? judgeMachine(noise, machine) : []
  if (config.design.env === 'strict' && bad.length > 0) throw problem('noisyMachine', bad)
  const notices = bad.map((warning) => ({ ...warning, browser: null, benchmark: null }))
  for (const warning of notices) emit({ type: 'warned', warning })
  const certificate = await newestCertificate(resolve(root, config.cache), machine)
  return { run: runName(at, seed), at: at.toISOString(), environment: machine, git, noise, certificate, notices }
}

type Surroundings = Awaited<ReturnType<typeof survey>>

/** A run of given time has its visits fitted into it, and says so when it is too short for that. */
const fitted = (request: RunRequest, { benchmarks }: Manifest, browsers: number): RunRequest => {
  const { loaded, emit } = request
  const { stop } = loaded.config.design
  if (stop.when !== 'time') return request
  const visited = benchmarks.filter(({ variants }) => variants.length > 0).length
  const cells = visited * browsers
  if (cells === 0) return request
  const least = leastTimeMs(cells)
  if (stop.timeMs < least) {
    const message = `${duration(stop.timeMs)} is too short for intervals: ${cells} times a benchmark in a browser, six visits each.`
    const hint = `Give it ${duration(least)} or more, or fewer crates or browsers.`
    emit({ type: 'warned', warning: { code: 'short-time', message, hint, browser: null, benchmark: null } })
  }
  const design = fitTime(loaded.config.design, stop.timeMs, cells, visited)
  return { ...request, loaded: { ...loaded, config: { ...loaded.config, design } } }
}

/** A build with the places of its files. */
export const placed = ({ manifest, folder }: Awaited<ReturnType<typeof build>>): Made => {
  const files = manifest.artefacts.map(({ crate, variant, file, sha256 }) => ({
    crate,
    variant,
    sha256,
    path: join(folder, file),
  }))
  return { manifest, files }
}

const plainBuild = (request: RunRequest) => async (): Promise<Made> =>
  placed(await build(buildOptions(request.loaded, request)))

const runStarted = (
  { loaded: { config }, seed, command, now }: RunRequest,
  { notices: _notices, ...surroundings }: Surroundings,
  manifest: Manifest,
  visits: number | null,
): RunStarted => ({
  type: 'run',
  schemaVersion: 2,
  crosslane: version,
  ...surroundings,
  command: [...command],
  seed,
  baseline: config.baseline,
  variants: config.variants,
  design: config.design,
  browsers: Object.keys(config.browsers),
  began: now().toISOString(),
  visits,
  manifest,
})

/** What the run remembers of its visits while it goes on: what decides about the visits to come. */
const createRecord = ({ loaded: { config } }: RunRequest) => {
  const { variants, baseline, design } = config
  const ids = Object.keys(variants)
  const visits = new Map<string, Visited[]>()
  const samplings = new Map<string, Sampling>()
  const key = (browser: string, benchmark: string): string => `${browser}\n${benchmark}`
  const of = (browser: string, benchmark: string): Visited[] => visits.get(key(browser, benchmark)) ?? []
  return {
    add: (entry: Visited): Visited[] => {
      const own = [...of(entry.browser, entry.benchmark), entry]
      visits.set(key(entry.browser, entry.benchmark), own)
      return own
    },
    /** Forgets a block that is repeated. */
    forget: (browser: string, block: number): void => {
      for (const [cell, own] of visits) {
        visits.set(
          cell,
          own.filter((entry) => entry.browser !== browser || entry.block !== block),
        )
      }
    },
    known: (browser: string, benchmark: string) => knownOf(of(browser, benchmark), ids, baseline, design.margin),
    samplingOf: (browser: string, benchmark: string): Sampling =>
      samplings.get(key(browser, benchmark)) ?? design.sampling,
    /** What the pilot says, the moment it is over. */
    pilot: (browser: string, benchmark: string) => {
      const own = of(browser, benchmark)
      if (design.pilotBlocks === 0 || own.length !== design.pilotBlocks || samplings.has(key(browser, benchmark)))
        return null
      const { measureMs } = design.sampling
      // In a given time, longer visits would be too few.
      const longestMs = design.stop.when === 'time' ? measureMs : 3 * measureMs
      const allocation = allocate(own, ids, baseline, design.sampling, longestMs)
      if (allocation) samplings.set(key(browser, benchmark), { ...design.sampling, measureMs: allocation.measureMs })
      return allocation
    },
    speedUps: (own: readonly Visited[]) => speedUps(own, ids, baseline),
  }
}

/** Puts what happens into the journal as it happens, and tells of it with what is known by then. */
const collect = async (
  driven: AsyncIterable<Driven>,
  journal: Journal,
  record: ReturnType<typeof createRecord>,
  { emit, now }: RunRequest,
): Promise<void> => {
  for await (const { entry, standing } of driven) {
    await journal.append(entry)
    switch (entry.type) {
      case 'failure':
        emit({ type: 'visit-failed', entry, standing })
        break
      case 'self-test':
        emit({ type: 'self-tested', selfTest: entry.selfTest })
        break
      case 'redone':
        record.forget(entry.browser, entry.block)
        emit({ type: 'redone', browser: entry.browser, block: entry.block, reasons: entry.reasons })
        break
      case 'visit': {
        const own = record.add(entry)
        emit({ type: 'visited', entry, standing, speedUps: record.speedUps(own) })
        const allocation = record.pilot(entry.browser, entry.benchmark)
        if (allocation) await journal.append({ type: 'allocation', at: now().toISOString(), ...allocation })
        break
      }
      case 'launch':
        break
    }
  }
}

const cellsOf = ({ browsers, benchmarks }: Pick<Parameters<typeof schedule>[0], 'browsers' | 'benchmarks'>) =>
  browsers.flatMap((browser) =>
    benchmarks.filter(({ variants }) => variants.length > 0).map(({ id }) => ({ browser, benchmark: id })),
  )

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
  blocks: config.design.stop.when === 'blocks' ? config.design.blocks : config.design.maxBlocks,
  blocksPerLaunch: config.design.blocksPerLaunch,
  benchmarks: benchmarks.map(({ id, crate, variants }) => ({
    id,
    variants: variants.filter((variant) =>
      artefacts.some((built) => built.crate === crate && built.variant === variant),
    ),
  })),
})
