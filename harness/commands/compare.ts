import { resolve } from 'node:path'
import type { Assembled } from '../compare/assemble.ts'
import { type Comparison, comparisonOf } from '../compare/comparison.ts'
import { type DesignOptions, designWith } from '../config/design.ts'
import { protocolsNamed } from '../config/measure.ts'
import { prepare } from '../compare/prepare.ts'
import { subjectOf } from '../compare/subject.ts'
import { comparisonText } from '../compare/text.ts'
import { loadConfig } from '../config/load.ts'
import { select } from '../config/select.ts'
import { endLeftovers } from '../drivers/processes/leftovers.ts'
import { type Exit, problem } from '../errors.ts'
import { metrics } from '../metrics/index.ts'
import { openInBrowser } from '../openInBrowser.ts'
import { publish } from '../publish.ts'
import { run, type RunRequest } from '../run.ts'
import { requireToolchain } from '../toolchain/requireToolchain.ts'
import type { Context } from './context.ts'
import { progress } from './progress.ts'
import { rendering } from './rendering.ts'

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
  readonly open: boolean
  /** The command as typed, for the report. */
  readonly typed: readonly string[]
}

/** Ends a run before its first visit: there is nothing to measure. */
class NothingToMeasure extends Error {}

const judgedMetrics = (named: readonly string[] = ['time']): readonly string[] => {
  const known = metrics.map(({ id }) => id)
  for (const name of named) if (!known.includes(name)) throw problem('noSuchMetric', name, known)
  return named
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
  const { root } = loaded
  const subject = subjectOf(options, loaded.config)
  const judged = judgedMetrics(options.metric)
  const design = designWith(loaded.config.design, {
    ...options,
    measure: options.measure && protocolsNamed(options.measure),
  })
  const threshold = options.threshold ?? loaded.config.design.margin
  const { browsers } = select(loaded.config, { browsers: options.browsers })
  const toolchain = await requireToolchain(context.world, loaded.config)
  const { emit, end } = progress(context)
  const { crates, includeIdentical } = options
  const { signal, now, mark } = context

  const parts = { loaded, crates, includeIdentical, toolchain, signal, emit, now }
  const { ids, variants, make } = await prepare(subject, parts)
  const parcel: { made?: Assembled } = {}
  const request: RunRequest = {
    loaded: { ...loaded, config: { ...loaded.config, browsers, variants: { ...variants }, baseline: ids.a, design } },
    crates,
    required: options.browsers ?? [],
    seed: options.seed ?? context.freshSeed(),
    out: options.out === undefined ? resolve(root, loaded.config.runs) : resolve(context.folder, options.out),
    command: options.typed,
    toolchain,
    make: async () => {
      const made = (parcel.made = await make())
      if (made.files.length === 0) throw new NothingToMeasure()
      return made
    },
    mark,
    signal,
    emit,
    now,
  }
  const measured = await run(request)
    .catch((error: unknown) => {
      if (error instanceof NothingToMeasure) return null
      throw error
    })
    .finally(() => endLeftovers(mark))
  end()

  const { made } = parcel
  if (made === undefined) throw new TypeError('a comparison was measured that nobody made')
  const report = measured && (await publish(measured.folder, measured.document, rendering(context)))
  const comparison = comparisonOf({ kind: subject.kind, ids, threshold, judged, made, measured })
  print(comparison, report, options.json, context)
  if (report !== null && options.open && context.isTerminal) openInBrowser(report)
  return comparison.exit
}
