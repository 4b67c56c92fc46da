import { resolve } from 'node:path'
import { crateOf } from '../../reports/format/crateOf.ts'
import { trendHtml } from '../../reports/trend/html.ts'
import { trendText } from '../../reports/trend/text.ts'
import { atomicWrite } from '../atomicWrite.ts'
import { fitsAny } from '../check/pattern.ts'
import { type LoadedConfig, loadConfig } from '../config/load.ts'
import { requireNames } from '../config/nameable.ts'
import { type Exit, problem } from '../errors.ts'
import type { SeriesKey } from '../history/history.ts'
import { hasHistory, historyPlace, openHistory } from '../history/openHistory.ts'
import { openInBrowser } from '../openInBrowser.ts'
import type { MetricFacts } from '../schema/metric.ts'
import type { TrendDocument, TrendSeries } from '../schema/trend.ts'
import { seriesOf } from '../trend/series.ts'
import { version } from '../version.ts'
import type { Context } from './context.ts'
import { rendering } from './rendering.ts'

/** Which series. */
export interface TrendSelection {
  /** Names or patterns, all of them when left out. */
  readonly crates?: readonly string[] | undefined
  readonly variants?: readonly string[] | undefined
  readonly browsers?: readonly string[] | undefined
  /** Those that nights follow when left out. */
  readonly metric?: readonly string[] | undefined
  /** The most runs of a series; the newest count. */
  readonly last: number
}

export interface TrendOptions extends TrendSelection {
  /** File to write to. */
  readonly out?: string | undefined
  readonly config?: string | undefined
  readonly json: boolean
  readonly open: boolean
}

const unique = (names: readonly string[]): string[] => [...new Set(names)].toSorted()

/** The series that are asked for. @throws CrosslaneError `idleName` for a name that no run has */
const select = (
  all: readonly SeriesKey[],
  metrics: readonly MetricFacts[],
  { crates = ['*'], variants = ['*'], browsers = ['*'], metric }: TrendSelection,
  followed: readonly string[],
): SeriesKey[] => {
  const wanted = metric ?? followed
  requireNames(
    'crosslane trend',
    { crates, variants, browsers, metrics: metric ?? ['*'] },
    {
      metrics,
      crates: unique(all.flatMap(({ benchmark }) => [benchmark, crateOf(benchmark)])),
      variants: unique(all.map((series) => series.variant)),
      browsers: unique(all.flatMap(({ browser }) => browser ?? [])),
    },
  )
  return all.filter(
    (series) =>
      fitsAny(crates, [series.benchmark, crateOf(series.benchmark)]) &&
      fitsAny(variants, [series.variant]) &&
      (series.browser === null || fitsAny(browsers, [series.browser])) &&
      fitsAny(wanted, [series.metric]),
  )
}

/**
 * The series that are asked for, with what nights have found.
 *
 * @throws CrosslaneError `emptyHistory`, `cannotOpenHistory`, `newerHistory`; `idleName` for a name that no run has
 */
export const trendOf = async (
  loaded: LoadedConfig,
  options: TrendSelection,
  { signal, now }: Pick<Context, 'signal' | 'now'>,
): Promise<TrendDocument> => {
  if (!(await hasHistory(loaded))) throw problem('emptyHistory', historyPlace(loaded))
  await using history = await openHistory(loaded, signal)
  const all = await history.series()
  if (all.length === 0) throw problem('emptyHistory', historyPlace(loaded))
  const facts = new Map<string, MetricFacts>()
  for (const id of unique(all.map(({ metric }) => metric))) {
    const found = await history.metric(id)
    if (found !== null) facts.set(id, found)
  }
  const findings = await history.findings()
  const series: TrendSeries[] = []
  for (const key of select(all, [...facts.values()], options, [loaded.config.nightly.metrics].flat())) {
    signal.throwIfAborted()
    const metric = facts.get(key.metric)
    const found = metric && seriesOf({ key, metric, points: await history.trend(key), findings, last: options.last })
    if (found) series.push(found)
  }
  return {
    schemaVersion: 1,
    crosslane: version,
    place: historyPlace(loaded),
    madeAt: now().toISOString(),
    runs: (await history.runs()).length,
    series,
  }
}

/** `crosslane trend`: series over all runs of the history, with what nights have found. */
export const trendCommand = async (options: TrendOptions, context: Context): Promise<Exit> => {
  const document = await trendOf(await loadConfig(context.folder, options.config), options, context)
  if (options.json) context.out(`${JSON.stringify(document, null, 2)}\n`)
  else context.out(trendText(document, { width: context.columns(), colour: context.colour }))
  const file = options.out === undefined ? null : resolve(context.folder, options.out)
  if (file === null) return 'good'
  await atomicWrite(file, trendHtml(document, rendering(context).assets))
  context.err(`\nReport: ${file}\n`)
  if (options.open && context.isTerminal) openInBrowser(file)
  return 'good'
}
