import { resolve } from 'node:path'
import { problem } from '../errors.ts'
import { runsComparisonOf, type RunsComparisonOptions } from '../recorded/runsComparisonOf.ts'
import type { Config } from '../schema/config.ts'
import type { RunDocument } from '../schema/run.ts'
import type { RunsComparison } from '../schema/runsComparison.ts'
import { version } from '../version.ts'
import { recordedRun } from './recordedRun.ts'

/**
 * The documents of runs, in the order in which they were named.
 *
 * @param runs folder of the runs, absolute
 * @param wanted two or more, by name, beginning of a name, or folder
 * @throws CrosslaneError `compareRunsWhat`, and for a run that is not there
 */
export const recordedRuns = async (runs: string, wanted: readonly string[]): Promise<RunDocument[]> => {
  if (wanted.length < 2) throw problem('compareRunsWhat', wanted.length === 1 ? '1 was named' : 'none was named')
  const found = await Promise.all(wanted.map((name) => recordedRun(runs, name)))
  const folders = found.map((run) => resolve(run.folder))
  const twice = wanted.find((_, index) => folders.indexOf(folders[index] as string) < index)
  if (twice !== undefined) throw problem('compareRunsWhat', `"${twice}" is named twice`)
  return found.map(({ document }) => document)
}

/** Holds runs against the first of them, by the margin of the config where no threshold is named. */
export const comparedAs = (
  documents: readonly RunDocument[],
  { design: { margin } }: Pick<Config, 'design'>,
  {
    threshold = margin,
    ...asked
  }: Pick<RunsComparisonOptions, 'judged' | 'crates' | 'browsers'> & { readonly threshold?: number | undefined },
): RunsComparison =>
  runsComparisonOf(documents, { ...asked, crosslane: version, threshold, margin: Math.min(margin, threshold) })
