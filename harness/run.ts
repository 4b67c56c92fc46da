import { basename } from 'node:path'
import { limitsOf } from './config/budgets.ts'
import type { LoadedConfig } from './config/load.ts'
import { requireBenchmarks, suiteFacts } from './config/suites.ts'
import { drive, type Driven } from './drive/index.ts'
import { problem } from './errors.ts'
import { estimate } from './estimate/index.ts'
import type { Emit } from './events.ts'
import { metrics } from './metrics/index.ts'
import { noiseMeter } from './noise/meter.ts'
import { fitTime, leastTimeMs } from './plan/fitTime.ts'
import { jobsOf } from './plan/job.ts'
import { paceOf } from './plan/pace.ts'
import { plannedBenchmarks } from './plan/planned.ts'
import { schedule, type ScheduleInput, visited, visitsOf } from './plan/schedule.ts'
import { duration } from './progress/duration.ts'
import { buildMeasured } from './running/build.ts'
import { type Made, placed } from './running/made.ts'
import { joined } from './running/joined.ts'
import { outlookOf } from './running/outlook.ts'
import { type Participant, participants } from './running/participants.ts'
import { createRecord, type Record } from './running/record.ts'
import { surroundings } from './running/surroundings.ts'
import type { Config } from './schema/config.ts'
import type { PlannedControl } from './schema/control.ts'
import type { GitState, RunStarted, Warning } from './schema/journal.ts'
import type { Manifest } from './schema/manifest.ts'
import type { RunDocument } from './schema/run.ts'
import type { SelfTest } from './schema/selfTest.ts'
import { selfTest } from './selfTest/index.ts'
import { pageScripts } from './serve/pageScripts.ts'
import { serve, type ServeOptions } from './serve/site.ts'
import { type Heard, type Journal, openJournal, readJournal } from './store/journal.ts'
import { createRunFolder } from './store/runFolder.ts'
import type { Toolchain } from './toolchain/toolchain.ts'
import { version } from './version.ts'

export interface RunRequest {
  /** The config, cut down to what was asked for. */
  readonly loaded: LoadedConfig
  readonly crates: readonly string[] | undefined
  /** Ids of suites that are measured; none: all crates, or those that are named. */
  readonly suites?: readonly string[] | null
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
  /** The commit that is measured, where it is not the one that is checked out. */
  readonly git?: GitState
  /** Of a night. */
  readonly control?: PlannedControl
  /** Self-tests by browser that need not be repeated; those of this run are added. */
  readonly tested?: Map<string, SelfTest>
  /** Where its server is reached, for browsers that a person opens; on this machine alone when left out. */
  readonly at?: Pick<ServeOptions, 'reach' | 'port'>
  /** Marks every process that is started. */
  readonly mark: string
  readonly signal: AbortSignal
  readonly emit: Emit
  /** Hears of every entry of the journal; the run goes on when it has settled. */
  readonly heard?: Heard
  readonly now: () => Date
}

export interface RunResult {
  readonly folder: string
  readonly document: RunDocument
}

/** The whole way of the data: builds, plans, serves, drives, records, and estimates from the record. */
export const run = async (asked: RunRequest): Promise<RunResult> => {
  const { seed, signal, emit, now, mark } = asked
  const around = await surroundings(asked)

  // Browsers first: that one is missing should not be learnt after a minute of compiling.
  const wanted = await participants(asked)
  const { manifest, files } = asked.make ? await asked.make() : placed(await buildMeasured(asked.loaded, asked))
  requireBenchmarks(asked.suites, manifest.benchmarks)
  requireMeasured(asked, planInput(asked, manifest, wanted.found), manifest)

  const { network } = asked.loaded.config.design
  await using site = await serve({ scripts: pageScripts(), artefacts: files, network, ...asked.at })
  site.lobby.expect(outlookOf(planInput(asked, manifest, wanted.found), asked.loaded.config.design))
  const browsers = await joined(wanted, site, asked)
  const { request, warnings } = fitted(asked, manifest, browsers.found.size)
  const { design } = request.loaded.config
  const input = planInput(request, manifest, browsers.found)
  const visits = design.stop.when === 'blocks' ? visitsOf(input) : null
  const folder = await createRunFolder(request.out, around.run)

  await using journal = await openJournal(folder, asked.heard)
  const start = performance.now()
  const elapsedMs = (): number => performance.now() - start
  await journal.append(runStarted(request, { ...around, run: basename(folder) }, manifest, visits))
  for (const failure of browsers.missing) await journal.append(failure)
  for (const warning of warnings) await journal.append({ type: 'warning', at: now().toISOString(), warning })
  emit({ type: 'planned', visits, folder, seed })

  const record = createRecord(withoutControls(request))
  const jobs = jobsOf(manifest)
  const driven = drive(schedule(input), {
    design,
    browsers: browsers.found,
    site,
    jobsOf: (visit, sampling) => jobs(visit, { design, sampling }),
    samplingOf: record.samplingOf,
    pace: paceOf({ design, elapsedMs, known: record.known, cells: cellsOf(input) }),
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
    emit: (event) => {
      // Pages that wait are told while the next browser starts, and not while it measures.
      if ('standing' in event) site.lobby.stand(event.standing, event.type === 'launching')
      emit(event)
    },
    now,
    elapsedMs,
  })
  await collect(driven, journal, record, request)
  await journal.append({ type: 'end', at: now().toISOString(), status: signal.aborted ? 'interrupted' : 'complete' })

  const { entries, truncated } = await readJournal(folder)
  return { folder, document: estimate(entries, truncated) }
}

/** @throws CrosslaneError `nothingToMeasure` where the crates have nothing of what is measured */
const requireMeasured = ({ loaded }: RunRequest, { benchmarks }: ScheduleInput, manifest: Manifest): void => {
  if (visited(benchmarks).length > 0 || manifest.failures.length > 0) return
  const crates = manifest.benchmarks.map(({ crate }) => crate)
  throw problem('nothingToMeasure', loaded.config.design.measure, [...new Set(crates)])
}

/** A run of given time has its visits fitted into it, and says so when it is too short for that. */
const fitted = (
  request: RunRequest,
  { benchmarks }: Manifest,
  browsers: number,
): { request: RunRequest; warnings: Warning[] } => {
  const { loaded, emit } = request
  const { stop } = loaded.config.design
  const measured = benchmarks.filter(({ variants }) => variants.length > 0).length
  const cells = measured * browsers
  if (stop.when !== 'time' || cells === 0) return { request, warnings: [] }
  const warnings: Warning[] = []
  const least = leastTimeMs(cells)
  if (stop.timeMs < least) {
    const message = `${duration(stop.timeMs)} is too short for intervals: ${cells} times a benchmark in a browser, six visits each.`
    const hint = `Give it ${duration(least)} or more, or fewer crates or browsers.`
    warnings.push({ code: 'short-time', message, hint, browser: null, benchmark: null })
  }
  for (const warning of warnings) emit({ type: 'warned', warning })
  const design = fitTime(loaded.config.design, stop.timeMs, cells, measured)
  return { request: { ...request, loaded: { ...loaded, config: { ...loaded.config, design } } }, warnings }
}

/** The variants that anything is measured in: a config may have many that only some suites name. */
const variantsUsed = ({ variants, baseline }: Config, { benchmarks }: Manifest): Config['variants'] => {
  const used = new Set([baseline, ...benchmarks.flatMap((benchmark) => benchmark.variants)])
  return Object.fromEntries(Object.entries(variants).filter(([id]) => used.has(id)))
}

/** A control is measured along; what decides when it is enough, and what is told on the way, is about the others. */
const withoutControls = ({ loaded: { config }, control }: RunRequest): Config => {
  const controls = Object.values(control?.ids ?? {})
  const variants = Object.entries(config.variants).filter(([id]) => !controls.includes(id))
  return { ...config, variants: Object.fromEntries(variants) }
}

const runStarted = (
  { loaded: { config }, suites, seed, command, control, now }: RunRequest,
  around: Awaited<ReturnType<typeof surroundings>>,
  manifest: Manifest,
  visits: number | null,
): RunStarted => ({
  type: 'run',
  schemaVersion: 2,
  crosslane: version,
  ...around,
  command: [...command],
  seed,
  baseline: config.baseline,
  control: control ?? null,
  variants: variantsUsed(config, manifest),
  design: config.design,
  suites: suites ? suiteFacts(config, suites, manifest.benchmarks) : [],
  // The config may have been cut down: whether their names are known was looked at before.
  limits: limitsOf(config.budgets, { metrics, crates: null, variants: null, browsers: null }),
  browsers: Object.keys(config.browsers),
  began: now().toISOString(),
  visits,
  manifest,
})

/** Puts what happens into the journal as it happens, and tells of it with what is known by then. */
const collect = async (
  driven: AsyncIterable<Driven>,
  journal: Journal,
  record: Record,
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
        record.forget(entry)
        emit({ type: 'redone', browser: entry.browser, block: entry.block, reasons: entry.reasons })
        break
      case 'visit': {
        record.add(entry)
        emit({ type: 'visited', entry, standing, speedUps: record.speedUps(entry) })
        const allocation = record.pilot(entry.browser, entry.benchmark)
        if (allocation) await journal.append({ type: 'allocation', at: now().toISOString(), ...allocation })
        break
      }
      case 'launch':
        break
    }
  }
}

const planInput = (
  { loaded: { config }, seed }: RunRequest,
  manifest: Manifest,
  browsers: ReadonlyMap<string, Participant>,
): ScheduleInput => {
  const { design } = config
  const planned = plannedBenchmarks(manifest, design)
  const decides = planned.some(({ protocols }) => protocols.includes('throughput'))
  return {
    seed,
    // Where nothing has a throughput, nothing decides when it is enough.
    blocks: design.stop.when === 'blocks' || !decides ? design.blocks : design.maxBlocks,
    blocksPerLaunch: design.blocksPerLaunch,
    browsers: [...browsers.keys()],
    codeCaches: [...browsers].filter(([, { browser }]) => browser.codeCache).map(([id]) => id),
    caches: design.caches,
    benchmarks: planned,
  }
}

/** What decides when a run has measured enough: every benchmark with a throughput, in every browser. */
const cellsOf = ({ browsers, benchmarks }: ScheduleInput) =>
  browsers.flatMap((browser) =>
    visited(benchmarks)
      .filter(({ protocols }) => protocols.includes('throughput'))
      .map(({ id }) => ({ browser, benchmark: id })),
  )
