import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { LiveRun } from '../../server/live/liveRun.ts'
import type { LiveSite, Page } from '../../server/live/site.ts'
import { type Asks, policyOf } from '../../reports/html/inlineAssets.ts'
import { livePage } from '../../reports/live/livePage.ts'
import { messagePage } from '../../reports/live/messagePage.ts'
import { runPath } from '../../reports/live/runPath.ts'
import { type ListedRun, runsPage } from '../../reports/live/runsPage.ts'
import type { ReportAssets, ReportOptions } from '../../reports/report.ts'
import { CrosslaneError, problem, type ProblemCode } from '../errors.ts'
import { errorMessage } from '../errorMessage.ts'
import { journalFile } from '../store/journal.ts'
import { listRuns } from '../store/runFolder.ts'
import { version } from '../version.ts'
import { followRuns } from './followedRuns.ts'
import { renderedRuns } from './reports.ts'
import { runSummary } from './runSummary.ts'

/** The run of the process that shows it. */
export interface OwnRun {
  readonly run: LiveRun
  /** Called when somebody is sent its report. */
  readonly reported: () => void
}

export interface SiteOptions {
  /** Folder of the runs, absolute. */
  readonly runs: string
  /** Left out where the process makes none; `null` while it makes none. */
  readonly own?: () => OwnRun | null
  /** Begins a run in whatever browser then opens its link. Left out where no run can be begun. @throws CrosslaneError */
  readonly measure?: () => Promise<void>
  /** Of the live view's own pages. */
  readonly assets: ReportAssets
  /** Of reports. */
  readonly look: ReportOptions
  /** The page of the trends. @throws CrosslaneError */
  readonly trends: () => Promise<string>
  /** The page that compares runs. @param runs names of runs that there are @throws CrosslaneError */
  readonly compareRuns: (runs: readonly string[]) => Promise<string>
  /** Ends what is followed. */
  readonly signal: AbortSignal
  /** The time now. */
  readonly now: () => Date
}

/** What is no fault of the one who asks, but not there. */
const absent: ReadonlySet<ProblemCode> = new Set(['emptyHistory', 'cannotOpenHistory', 'newerHistory'])

/** All that the live view shows, made of the folder of the runs. */
export const createSite = (options: SiteOptions): LiveSite => {
  const { runs, assets, look, measure, signal, now } = options
  const ownRun = (): OwnRun | null => options.own?.() ?? null
  const own = (): LiveRun | null => ownRun()?.run ?? null
  const followed = followRuns(signal)
  const rendered = renderedRuns(look)
  const about = { assets, crosslane: version }

  const page = (html: string, asks: Asks = {}, status = 200): Page => ({ status, html, policy: policyOf(assets, asks) })
  const report = (html: string): Page => ({ status: 200, html, policy: policyOf(look.assets) })
  const trouble: LiveSite['trouble'] = (status, title, message, hint) =>
    page(messagePage({ title, message, hint }, about), {}, status)
  /** Where there is something that the user can do, the page says it. */
  const orTrouble = async <Shown>(
    title: string,
    make: () => Promise<Shown>,
    statusOf = ({ code }: CrosslaneError): number => (absent.has(code) ? 501 : 422),
  ): Promise<Shown | Page> => {
    try {
      return await make()
    } catch (error) {
      if (!(error instanceof CrosslaneError)) throw error
      return trouble(statusOf(error), title, error.message, error.hint)
    }
  }

  const known = new Map<string, ListedRun>()
  const listed = async (run: string): Promise<ListedRun> => {
    try {
      const folder = join(runs, run)
      const { size, mtimeMs } = await stat(join(folder, journalFile))
      const key = [run, size, mtimeMs].join(' ')
      const found = known.get(key) ?? (await runSummary(folder, now().getTime()))
      // What goes on may be over the next time without having changed.
      if ('unreadable' in found || found.state !== 'running') known.set(key, found)
      return found
    } catch (error) {
      return { run, unreadable: errorMessage(error) }
    }
  }
  const isOwn = (run: string): boolean => own()?.board().run === run
  const goesOn = async (run: string): Promise<boolean> => {
    const mine = own()
    if (mine !== null && isOwn(run)) return mine.board().standing.state === 'measuring'
    const found = await listed(run)
    return 'state' in found && found.state === 'running'
  }
  const liveRun = async (run: string): Promise<LiveRun | null> => {
    if (!(await goesOn(run))) return null
    return isOwn(run) ? own() : followed.get(join(runs, run))
  }
  const livePageOf = (run: LiveRun, path: string): Page =>
    page(livePage(run.board(), { ...about, events: `${path}events` }), { script: true })

  return {
    own,
    trouble,
    home: async () => {
      const all = await Promise.all((await listRuns(runs)).map(listed))
      const path = own()?.board().standing.state === 'preparing' ? '/now' : null
      const canMeasure = measure !== undefined
      return page(runsPage(all, { ...about, place: runs, now: path, canMeasure }), { forms: true })
    },
    now: async () => {
      const mine = own()
      const run = mine?.board().run
      if (mine !== null && run === null) return livePageOf(mine, '/now/')
      if (run !== undefined && run !== null) return { path: runPath(run) }
      for (const name of await listRuns(runs)) if (await goesOn(name)) return { path: runPath(name) }
      return { path: '/' }
    },
    run: async (name) => {
      if (!(await listRuns(runs)).includes(name)) return undefined
      const folder = join(runs, name)
      return {
        journal: join(folder, journalFile),
        live: () => liveRun(name),
        document: () => rendered.json(folder),
        page: () =>
          orTrouble('This run cannot be shown', async () => {
            const live = await liveRun(name)
            if (live !== null) return livePageOf(live, runPath(name))
            const html = await rendered.html(folder)
            if (isOwn(name)) ownRun()?.reported()
            return report(html)
          }),
      }
    },
    measure:
      measure === undefined
        ? null
        : () =>
            orTrouble(
              'This browser cannot be measured now',
              async () => {
                for (const name of await listRuns(runs)) if (await goesOn(name)) throw problem('runUnderWay')
                await measure()
                return null
              },
              () => 409,
            ),
    trends: () => orTrouble('There are no trends yet', async () => report(await options.trends())),
    compare: async (names) => {
      const there = new Set(await listRuns(runs))
      const missing = names.find((name) => !there.has(name))
      if (missing !== undefined) return trouble(404, 'There is no such run', `There is no run ${missing}.`, '')
      return orTrouble('These cannot be compared', async () => report(await options.compareRuns(names)))
    },
  }
}
