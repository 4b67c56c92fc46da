import type { BrowserFound, BrowserSession, Driver, LaunchOptions } from '../drivers/driver.ts'
import { errorMessage } from '../errorMessage.ts'
import type { Emit, Standing } from '../events.ts'
import type { Pace } from '../plan/pace.ts'
import type { Plan, PlannedLaunch, PlannedVisit } from '../plan/plan.ts'
import type { Design, Sampling } from '../schema/config.ts'
import type { Job } from '../schema/job.ts'
import type { Failed, Launched, Redone, SelfTested, Visited } from '../schema/journal.ts'
import type { SelfTest } from '../schema/selfTest.ts'
import type { Site } from '../serve/site.ts'
import { attempt } from './attempt.ts'
import { type Blocks, createBlocks } from './blocks.ts'
import type { NoiseMeter } from './noiseMeter.ts'
import { type Strikes, strikes } from './strikes.ts'

export interface DriveOptions {
  readonly design: Design
  /** The browser that takes part under each id of the plan, with its driver. */
  readonly browsers: ReadonlyMap<string, { readonly browser: BrowserFound; readonly driver: Driver }>
  readonly site: Site
  /** What the pages of a visit have to do. */
  readonly jobsOf: (visit: PlannedVisit, sampling: Sampling) => [Job, ...Job[]]
  /** How visits to a benchmark in a browser sample from now on. */
  readonly samplingOf: (browser: string, benchmark: string) => Sampling
  readonly pace: Pace
  /** Visits that are planned; `null` where the results or the clock decide. */
  readonly visits: number | null
  /** Tries a browser out before it is believed: once in a run, in its first launch. */
  readonly selfTest: (session: BrowserSession, signal: AbortSignal) => Promise<SelfTest>
  /** `null`: nobody looks at the machine's noise. */
  readonly noise: NoiseMeter | null
  /** Ends the run: the visit under way is given up, and every browser is closed. */
  readonly signal: AbortSignal
  readonly mark: string
  readonly emit: Emit
  /** The time now, for the journal. */
  readonly now: () => Date
  /** Time since the first browser was about to start, in ms. */
  readonly elapsedMs: () => number
}

/** What happened, with where the run stands then. */
export interface Driven {
  readonly entry: Launched | SelfTested | Visited | Failed | Redone
  readonly standing: Standing
}

/** What lasts from launch to launch. */
interface Course {
  readonly failures: Strikes
  readonly blocks: Blocks
  readonly tested: Set<string>
  done: number
  launch: number
}

/**
 * Carries out a plan: launches browsers and sends each to its visits, one at a time. Yields what happened as it happens.
 *
 * A visit that crashes, hangs or never answers costs one failed row and a fresh launch; a benchmark that keeps failing
 * in a browser, or a browser that keeps failing to come up, is given up for the rest of the run and said to be.
 */
export async function* drive(plan: Plan, options: DriveOptions): AsyncGenerator<Driven> {
  const { design, pace, signal, noise } = options
  const course: Course = {
    failures: strikes(design.giveUpAfter),
    blocks: createBlocks(noise),
    tested: new Set(),
    done: 0,
    launch: 0,
  }
  for (const launch of plan) {
    if (!pace.launch(launch)) return
    yield* serveLaunch(launch, course, options)
    if (signal.aborted) return
  }
}

/** Launches the browser, again after a crash, until all of the launch's visits are made. */
async function* serveLaunch(launch: PlannedLaunch, course: Course, options: DriveOptions): AsyncGenerator<Driven> {
  const { design, browsers, signal, emit, now, pace, visits, elapsedMs } = options
  const { failures, tested, blocks } = course
  const { browser } = launch
  const chosen = browsers.get(browser)
  if (!chosen) throw new Error(`the plan names a browser that does not take part: ${browser}`)
  const standing = (): Standing => ({
    done: course.done,
    total: visits,
    blocks: visits === null ? null : design.blocks,
    elapsedMs: elapsedMs(),
    limitMs: design.stop.when === 'time' ? design.stop.timeMs : null,
  })
  const at = (entry: Driven['entry']): Driven => ({ entry, standing: standing() })
  const failed = (
    reason: Failed['reason'],
    message: string,
    visit: PlannedVisit | null,
    details: Partial<Pick<Failed, 'during' | 'console'>> = {},
  ): Failed => ({
    type: 'failure',
    at: now().toISOString(),
    browser,
    benchmark: visit?.benchmark ?? null,
    protocol: visit?.protocol ?? null,
    block: visit?.block ?? null,
    launch: course.launch,
    reason,
    message,
    during: details.during ?? null,
    console: [...(details.console ?? [])],
  })

  const left = launch.visits.filter(({ benchmark }) => pace.visit(browser, benchmark))
  while (left.length > 0 && !signal.aborted) {
    if (failures.isOut(browser)) {
      course.done += left.length
      const message = `not tried: ${browser} failed to start ${design.giveUpAfter} times`
      for (const visit of left.splice(0)) yield at(failed('given-up', message, visit))
      return
    }

    emit({ type: 'launching', browser, standing: standing() })
    let session: BrowserSession
    try {
      session = await chosen.driver.launch(chosen.browser, launchOptions(options, launch))
    } catch (error) {
      if (signal.aborted) return
      failures.add(browser)
      yield at(failed('launch', errorMessage(error), null))
      continue
    }
    failures.clear(browser)

    try {
      yield at({ type: 'launch', at: now().toISOString(), launch: course.launch, browser: session.browser })
      if (!tested.has(browser)) {
        tested.add(browser)
        emit({ type: 'self-testing', browser, standing: standing() })
        const selfTest = await options.selfTest(session, signal)
        if (signal.aborted) return
        yield at({ type: 'self-test', at: now().toISOString(), selfTest })
      }
      let usable = true
      while (left.length > 0 && usable && !signal.aborted) {
        const visit = left.shift() as PlannedVisit
        // What is asked anew before each visit is the time; results are looked at between turns.
        if (!pace.visit(browser, visit.benchmark)) continue
        const cell = `${browser}\n${visit.benchmark}\n${visit.protocol}`
        if (failures.isOut(cell)) {
          course.done++
          yield at(failed('given-up', `not tried: it failed ${design.giveUpAfter} times before`, visit))
          continue
        }
        const { benchmark, protocol, block, cache, watched } = visit
        emit({ type: 'visiting', browser, benchmark, protocol, block, standing: standing() })
        blocks.visiting(browser, visit)
        const jobs = options.jobsOf(visit, options.samplingOf(browser, benchmark))
        const attempted = await attempt(session, jobs, { ...options, watched })
        const { outcome, usable: fit, processes, checkpoints, codeCache, wallMs, ...details } = attempted
        if (outcome.kind === 'aborted') return
        const reading = blocks.visited()
        course.done++
        usable = fit
        pace.took(browser, wallMs)
        if (outcome.kind === 'result') {
          yield at({
            type: 'visit',
            at: now().toISOString(),
            browser,
            benchmark,
            protocol,
            cache,
            watched,
            block,
            launch: course.launch,
            seed: visit.seed,
            result: outcome.result,
            processes,
            checkpoints,
            codeCache,
            wallMs,
            noise: reading,
          })
        } else {
          failures.add(cell)
          yield at(failed(outcome.kind, outcome.message, visit, details))
        }
        if (left[0]?.block === block) continue
        const again = blocks.ended(browser, visit)
        if (again === null) continue
        const { reasons, spoilt } = again
        yield at({ type: 'redone', at: now().toISOString(), browser, block, visits: [...spoilt], reasons })
        course.done -= again.visits.length
        left.unshift(...again.visits)
      }
    } finally {
      await session.close()
      course.launch++
    }
  }
}

const launchOptions = (
  { design, signal, mark, site, emit }: DriveOptions,
  { profile }: PlannedLaunch,
): LaunchOptions => ({
  mark,
  profile,
  signal: AbortSignal.any([signal, AbortSignal.timeout(design.launchTimeoutMs)]),
  lobby: site.lobby,
  say: (line) => emit({ type: 'say', line }),
})
