import { createLive } from '../../server/live/app.ts'
import { runsHtml } from '../../reports/runs/html.ts'
import { trendHtml } from '../../reports/trend/html.ts'
import type { LoadedConfig } from '../config/load.ts'
import { errorMessage } from '../errorMessage.ts'
import { type Listening, listen } from '../live/listen.ts'
import { createSite, type OwnRun } from '../live/site.ts'
import { liveAssets } from '../reportAssets.ts'
import { judgedMetrics } from './comparing.ts'
import type { Context } from './context.ts'
import { comparedAs, recordedRuns } from './recordedRuns.ts'
import { rendering } from './rendering.ts'
import { trendOf } from './trend.ts'

export interface LiveViewOptions {
  readonly loaded: LoadedConfig
  /** Folder of the runs, absolute. */
  readonly runs: string
  /** The run of this process. */
  readonly own: () => OwnRun | null
  /** Begins one in whatever browser opens its link. Left out where no run can be begun. */
  readonly measure?: () => Promise<void>
  readonly port?: number | undefined
  /** Ends what is followed. */
  readonly signal: AbortSignal
}

/** The most runs in a series of the trends. */
const lastRuns = 200

/** The live view of a folder of runs, listening. @throws CrosslaneError `portTaken` */
export const liveView = (
  { loaded, runs, own, measure, port, signal }: LiveViewOptions,
  context: Context,
): Promise<Listening> => {
  const look = rendering(context)
  const site = createSite({
    runs,
    own,
    ...(measure ? { measure } : {}),
    assets: liveAssets(),
    look,
    signal,
    now: context.now,
    trends: async () => trendHtml(await trendOf(loaded, { last: lastRuns }, { signal, now: context.now }), look.assets),
    compareRuns: async (names) =>
      runsHtml(comparedAs(await recordedRuns(runs, names), loaded.config, { judged: judgedMetrics() }), look.assets),
  })
  const failed = (error: unknown): void => context.err(`\nThe live view failed: ${errorMessage(error)}\n`)
  return listen((hosts) => createLive({ hosts, site, failed }), { port })
}
