import { resolve } from 'node:path'
import { crateOf } from '../../reports/format/crateOf.ts'
import { runsAnnotations } from '../../reports/runs/annotations.ts'
import { runsHtml } from '../../reports/runs/html.ts'
import { runsJunit } from '../../reports/runs/junit.ts'
import { runsMarkdown } from '../../reports/runs/markdown.ts'
import { runsText } from '../../reports/runs/text.ts'
import { atomicWrite } from '../atomicWrite.ts'
import { loadConfig } from '../config/load.ts'
import { requireNames } from '../config/nameable.ts'
import { type Exit, problem } from '../errors.ts'
import { openInBrowser } from '../openInBrowser.ts'
import type { RunDocument } from '../schema/run.ts'
import type { CompareOptions } from './compare.ts'
import { judgedMetrics } from './comparing.ts'
import type { Context } from './context.ts'
import { tellGithub } from './github.ts'
import { comparedAs, recordedRuns } from './recordedRuns.ts'
import { rendering } from './rendering.ts'

export interface CompareRunsOptions extends CompareOptions {
  /** Names, beginnings of names, or folders of runs; the first is what the others are held against. */
  readonly runs: readonly string[]
}

/** What only a measurement has, as it is typed. */
const measuring = (options: CompareRunsOptions): string[] => {
  const { things, refs, variant, blocks, timeMs, precision, untilDecided, includeIdentical, png, env, measure, seed } =
    options
  const typed: readonly (readonly [option: string, isThere: boolean])[] = [
    [things.map((name) => `"${name}"`).join(' and '), things.length > 0],
    ['--refs', refs !== undefined],
    ['--variant', variant !== undefined],
    ['--blocks', blocks !== undefined],
    ['--time', timeMs !== undefined],
    ['--precision', precision !== undefined],
    ['--until-decided', untilDecided],
    ['--include-identical', includeIdentical],
    ['--png', png !== undefined],
    ['--env', env !== undefined],
    ['--measure', measure !== undefined],
    ['--seed', seed !== undefined],
  ]
  return typed.flatMap(([option, isThere]) => (isThere ? [option] : []))
}

/** @throws CrosslaneError `idleName` for a crate or a browser that no run has */
const requireKnown = (
  documents: readonly RunDocument[],
  { crates = [], browsers = [] }: Pick<CompareRunsOptions, 'crates' | 'browsers'>,
): void => {
  const benchmarks = documents.flatMap((document) => document.benchmarks.map(({ id }) => id))
  const known = documents.flatMap(({ browsers: launched, estimates }) => [
    ...launched.map(({ id }) => id),
    ...estimates.flatMap(({ browser }) => browser ?? []),
  ])
  requireNames(
    'crosslane compare',
    { crates, browsers, variants: [], metrics: [] },
    {
      crates: [...new Set(benchmarks.flatMap((benchmark) => [benchmark, crateOf(benchmark)]))],
      browsers: [...new Set(known)],
      variants: null,
      metrics: [],
    },
  )
}

/** `crosslane compare --runs`: holds runs that were recorded already against the first of them. */
export const compareRunsCommand = async (options: CompareRunsOptions, context: Context): Promise<Exit> => {
  const { crates, browsers, json } = options
  const refused = measuring(options)
  if (refused.length > 0) throw problem('runsAreMeasured', refused)
  const judged = judgedMetrics(options.metric)
  const { root, config } = await loadConfig(context.folder, options.config)
  const documents = await recordedRuns(resolve(root, config.runs), options.runs)
  requireKnown(documents, options)
  const { threshold } = options
  const comparison = comparedAs(documents, config, { judged, threshold, crates, browsers })

  const write = (file: string, text: string) => atomicWrite(resolve(context.folder, file), text)
  if (options.markdown !== undefined) await write(options.markdown, runsMarkdown(comparison))
  if (options.junit !== undefined) await write(options.junit, runsJunit(comparison))
  if (json) context.out(`${JSON.stringify(comparison, null, 2)}\n`)
  else context.out(runsText(comparison, { width: context.columns(), colour: context.colour }))
  const forGithub = { markdown: runsMarkdown(comparison), annotations: runsAnnotations(comparison) }
  await tellGithub(forGithub, context, json)
  if (options.out !== undefined) {
    const file = resolve(context.folder, options.out)
    await write(file, runsHtml(comparison, rendering(context).assets))
    context.err(`\nReport: ${file}\n`)
    if (options.open && context.isTerminal) openInBrowser(file)
  }
  return comparison.exit
}
