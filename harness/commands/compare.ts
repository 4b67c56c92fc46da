import { resolve } from 'node:path'
import { atomicWrite } from '../atomicWrite.ts'
import type { Comparison } from '../compare/comparison.ts'
import { comparisonJunit } from '../compare/junit.ts'
import { comparisonAnnotations, comparisonMarkdown } from '../compare/markdown.ts'
import { subjectOf } from '../compare/subject.ts'
import { comparisonText } from '../compare/text.ts'
import { type DesignOptions, designWith } from '../config/design.ts'
import { loadConfig } from '../config/load.ts'
import { protocolsNamed } from '../config/measure.ts'
import type { Exit } from '../errors.ts'
import { openInBrowser } from '../openInBrowser.ts'
import { compare, comparingParts, type ComparingOptions } from './comparing.ts'
import type { Context } from './context.ts'
import { tellGithub } from './github.ts'
import { pictureIn, writePicture } from './picture.ts'
import { progress } from './progress.ts'

export interface CompareOptions extends Omit<DesignOptions, 'measure'>, ComparingOptions {
  /** Names of protocols. */
  readonly measure?: readonly string[] | undefined
  readonly config?: string | undefined
  /** Two variants; empty with `refs`, and with two crates. */
  readonly things: readonly string[]
  /** Two git refs, or one that is compared with the working tree. */
  readonly refs?: readonly string[] | undefined
  /** Those to take part; without things and refs, the two to compare. */
  readonly crates?: readonly string[] | undefined
  /** The variant that crates and refs are built in; the baseline when left out. */
  readonly variant?: string | undefined
  readonly includeIdentical: boolean
  readonly json: boolean
  /** Files to write to. */
  readonly markdown?: string | undefined
  readonly junit?: string | undefined
  /** File to write a picture of the report to; the Markdown shows it. */
  readonly png?: string | undefined
  readonly open: boolean
}

const print = (comparison: Comparison, report: string | null, json: boolean, context: Context): void => {
  const { out, err, columns, colour } = context
  if (json) out(`${JSON.stringify({ ...comparison, report }, null, 2)}\n`)
  else out(comparisonText(comparison, { width: columns(), colour }))
  if (report !== null) (json ? err : out)(`\nReport: ${report}\n`)
}

/** `crosslane compare` */
export const compareCommand = async (options: CompareOptions, context: Context): Promise<Exit> => {
  const loaded = await loadConfig(context.folder, options.config)
  const subject = subjectOf(options, loaded.config)
  const design = designWith(loaded.config.design, {
    ...options,
    measure: options.measure && protocolsNamed(options.measure),
  })
  const parts = await comparingParts(options, loaded, context)
  const { emit, end } = progress(context)
  const { includeIdentical } = options
  const { comparison, report } = await compare({ ...parts, subject, design, includeIdentical }, context, emit)
  end()
  const write = (file: string, text: string) => atomicWrite(resolve(context.folder, file), text)
  const { png, markdown } = options
  if (png !== undefined && report !== null) await writePicture(report, png, 'headline', loaded.config, context)
  const picture = png === undefined || report === null ? null : pictureIn(markdown ?? png, png)
  if (markdown !== undefined) await write(markdown, comparisonMarkdown(comparison, picture))
  if (options.junit !== undefined) await write(options.junit, comparisonJunit(comparison))
  print(comparison, report, options.json, context)
  const forGithub = { markdown: comparisonMarkdown(comparison), annotations: comparisonAnnotations(comparison) }
  await tellGithub(forGithub, context, options.json)
  if (report !== null && options.open && context.isTerminal) openInBrowser(report)
  return comparison.exit
}
