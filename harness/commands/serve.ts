import { once } from 'node:events'
import { resolve } from 'node:path'
import { loadConfig } from '../config/load.ts'
import type { Exit } from '../errors.ts'
import { openInBrowser } from '../openInBrowser.ts'
import type { Context } from './context.ts'
import { createHereMeasurer } from './measureHere.ts'
import { liveView } from './liveView.ts'

export interface ServeOptions {
  readonly port?: number | undefined
  readonly open: boolean
  /** What is measured in browsers that take part. */
  readonly crates?: readonly string[] | undefined
  readonly suite?: readonly string[] | undefined
  readonly config?: string | undefined
}

/** `crosslane serve`: runs, those that go on in any process too, trends and comparisons, until Ctrl-C. */
export const serveCommand = async (
  { port, open, config: file, ...what }: ServeOptions,
  context: Context,
): Promise<Exit> => {
  const { signal } = context
  const loaded = await loadConfig(context.folder, file)
  const runs = resolve(loaded.root, loaded.config.runs)
  await using here = createHereMeasurer(loaded, runs, what, context)
  await using view = await liveView({ loaded, runs, own: here.own, measure: here.begin, port, signal }, context)
  context.out(`${view.url}\n`)
  context.err(`Shows the runs of ${runs}, on this machine only. Ctrl-C ends it.\n`)
  if (open) openInBrowser(view.url)
  if (!signal.aborted) await once(signal, 'abort')
  return 'good'
}
