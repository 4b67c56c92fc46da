import type { BrowserFound, BrowserSession, Driver, LaunchOptions } from '../drivers/driver.ts'
import type { Emit, Standing } from '../events.ts'
import type { Plan, PlannedVisit } from '../plan/plan.ts'
import type { Design } from '../schema/config.ts'
import type { Job } from '../schema/job.ts'
import type { Failed, Launched, Visited } from '../schema/journal.ts'
import type { Site } from '../serve/site.ts'
import { attempt } from './attempt.ts'
import { strikes } from './strikes.ts'

export interface DriveOptions {
  readonly design: Design
  /** The browser that takes part under each id of the plan, with its driver. */
  readonly browsers: ReadonlyMap<string, { readonly browser: BrowserFound; readonly driver: Driver }>
  readonly site: Site
  readonly jobOf: (visit: PlannedVisit) => Job
  /** Ends the run: the visit under way is given up, and every browser is closed. */
  readonly signal: AbortSignal
  readonly mark: string
  readonly emit: Emit
  /** The time now, for the journal. */
  readonly now: () => Date
}

/** What happened, with where the run stands then. */
export interface Driven {
  readonly entry: Launched | Visited | Failed
  readonly standing: Standing
}

/**
 * Carries out a plan: launches browsers and sends each to its visits, one at a time. Yields what happened as it happens.
 *
 * A visit that crashes, hangs or never answers costs one failed row and a fresh launch; a benchmark that keeps failing
 * in a browser, or a browser that keeps failing to come up, is given up for the rest of the run and said to be.
 */
export async function* drive(plan: Plan, options: DriveOptions): AsyncGenerator<Driven> {
  const { design, browsers, signal, emit, now, jobOf } = options
  const failures = strikes(design.giveUpAfter)
  const started = performance.now()
  let done = 0
  let launch = 0
  const standing = (): Standing => ({
    done,
    total: plan.visits,
    blocks: design.blocks,
    elapsedMs: performance.now() - started,
  })
  const at = (entry: Driven['entry']): Driven => ({ entry, standing: standing() })

  for (const { browser, visits } of plan.launches) {
    const chosen = browsers.get(browser)
    if (!chosen) throw new Error(`the plan names a browser that does not take part: ${browser}`)
    const left = [...visits]

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
      block: visit?.block ?? null,
      launch,
      reason,
      message,
      during: details.during ?? null,
      console: [...(details.console ?? [])],
    })

    while (left.length > 0 && !signal.aborted) {
      if (failures.isOut(browser)) {
        done += left.length
        const message = `not tried: ${browser} failed to start ${design.giveUpAfter} times`
        for (const visit of left.splice(0)) yield at(failed('given-up', message, visit))
        break
      }

      emit({ type: 'launching', browser, standing: standing() })
      let session: BrowserSession
      try {
        session = await chosen.driver.launch(chosen.browser, launchOptions(options))
      } catch (error) {
        if (signal.aborted) return
        failures.add(browser)
        yield at(failed('launch', error instanceof Error ? error.message : String(error), null))
        continue
      }
      failures.clear(browser)

      try {
        yield at({ type: 'launch', at: now().toISOString(), launch, browser: session.browser })
        let usable = true
        while (left.length > 0 && usable && !signal.aborted) {
          const visit = left.shift() as PlannedVisit
          const cell = `${browser}\n${visit.benchmark}`
          if (failures.isOut(cell)) {
            done++
            yield at(failed('given-up', `not tried: it failed ${design.giveUpAfter} times before`, visit))
            continue
          }
          emit({ type: 'visiting', browser, benchmark: visit.benchmark, block: visit.block, standing: standing() })
          const { outcome, usable: stillUsable, processes, ...details } = await attempt(session, jobOf(visit), options)
          if (outcome.kind === 'aborted') return
          done++
          usable = stillUsable
          if (outcome.kind === 'result') {
            yield at({
              type: 'visit',
              at: now().toISOString(),
              browser,
              benchmark: visit.benchmark,
              block: visit.block,
              launch,
              seed: visit.seed,
              result: outcome.result,
              processes,
            })
          } else {
            failures.add(cell)
            yield at(failed(outcome.kind, outcome.message, visit, details))
          }
        }
      } finally {
        await session.close()
        launch++
      }
    }
    if (signal.aborted) return
  }
}

const launchOptions = ({ design, signal, mark, site, emit }: DriveOptions): LaunchOptions => ({
  mark,
  signal: AbortSignal.any([signal, AbortSignal.timeout(design.launchTimeoutMs)]),
  lobby: site.lobby,
  say: (line) => emit({ type: 'say', line }),
})
