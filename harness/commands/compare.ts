import { resolve } from 'node:path'
import { atomicWrite } from '../atomicWrite.ts'
import type { Comparison } from '../compare/comparison.ts'
import { comparisonAnnotations, comparisonMarkdown } from '../compare/markdown.ts'
import { subjectOf } from '../compare/subject.ts'
import { comparisonText } from '../compare/text.ts'
import { type DesignOptions, designWith } from '../config/design.ts'
import { loadConfig } from '../config/load.ts'
import { protocolsNamed } from '../config/measure.ts'
import { select } from '../config/select.ts'
import type { Exit } from '../errors.ts'
import { openInBrowser } from '../openInBrowser.ts'
import { requireToolchain } from '../toolchain/requireToolchain.ts'
import { compare, judgedMetrics } from './comparing.ts'
import type { Context } from './context.ts'
import { tellGithub } from './github.ts'
import { progress } from './progress.ts'

export interface CompareOptions extends Omit<DesignOptions, 'measure'> {
  /** Names of protocols. */
  readonly measure?: readonly string[] | undefined
  readonly config?: string | undefined
  /** Two variants; empty with `refs`, and with two crates. */
  readonly things: readonly string[]
  /** Two git refs, or one that is compared with the working tree. */
  readonly refs?: readonly string[] | undefined
  /** The crates to take part; without things and refs, the two to compare. */
  readonly crates?: readonly string[] | undefined
  /** The variant that crates and refs are built in; the baseline when left out. */
  readonly variant?: string | undefined
  readonly browsers?: readonly string[] | undefined
  /** Metrics that the exit code looks at, by id; `time` when left out. */
  readonly metric?: readonly string[] | undefined
  readonly includeIdentical: boolean
  readonly seed?: number | undefined
  readonly out?: string | undefined
  readonly json: boolean
  /** File to write to. */
  readonly markdown?: string | undefined
  readonly open: boolean
  /** The command as typed, for the report. */
  readonly typed: readonly string[]
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
  const { root, config } = loaded
  const subject = subjectOf(options, config)
  const judged = judgedMetrics(options.metric)
  const design = designWith(config.design, {
    ...options,
    measure: options.measure && protocolsNamed(options.measure),
  })
  const { browsers } = select(config, { browsers: options.browsers })
  const toolchain = await requireToolchain(context.world, config)
  const { emit, end } = progress(context)
  const { comparison, report } = await compare(
    {
      loaded,
      subject,
      design,
      browsers,
      required: options.browsers ?? [],
      crates: options.crates,
      judged,
      threshold: options.threshold ?? config.design.margin,
      includeIdentical: options.includeIdentical,
      seed: options.seed ?? context.freshSeed(),
      out: options.out === undefined ? resolve(root, config.runs) : resolve(context.folder, options.out),
      typed: options.typed,
      toolchain,
    },
    context,
    emit,
  )
  end()
  if (options.markdown !== undefined) {
    await atomicWrite(resolve(context.folder, options.markdown), comparisonMarkdown(comparison))
  }
  print(comparison, report, options.json, context)
  const forGithub = { markdown: comparisonMarkdown(comparison), annotations: comparisonAnnotations(comparison) }
  await tellGithub(forGithub, context, options.json)
  if (report !== null && options.open && context.isTerminal) openInBrowser(report)
  return comparison.exit
}
