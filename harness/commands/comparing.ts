import { resolve } from 'node:path'
import type { Assembled } from '../compare/assemble.ts'
import { type Comparison, comparisonOf } from '../compare/comparison.ts'
import { prepare } from '../compare/prepare.ts'
import type { Subject } from '../compare/subject.ts'
import type { LoadedConfig } from '../config/load.ts'
import { select } from '../config/select.ts'
import { endLeftovers } from '../drivers/processes/leftovers.ts'
import { problem } from '../errors.ts'
import type { RunEvent } from '../events.ts'
import { metrics } from '../metrics/index.ts'
import { publish } from '../publish.ts'
import { run } from '../run.ts'
import type { BrowserChoice, Design } from '../schema/config.ts'
import { requireToolchain } from '../toolchain/requireToolchain.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import type { Context } from './context.ts'
import { rendering } from './rendering.ts'

/** What every comparison that a command makes has in common. */
export interface ComparingParts {
  readonly loaded: LoadedConfig
  readonly browsers: Readonly<Record<string, BrowserChoice>>
  /** Those that the user named: they have to be there. */
  readonly required: readonly string[]
  readonly crates: readonly string[] | undefined
  /** Metrics that the exit looks at, by id. */
  readonly judged: readonly string[]
  /** A share. */
  readonly threshold: number
  readonly seed: number
  /** Folder of runs, absolute. */
  readonly out: string
  /** The command as typed, for the report. */
  readonly typed: readonly string[]
  readonly toolchain: Toolchain
}

export interface ComparingRequest extends ComparingParts {
  readonly subject: Subject
  readonly design: Design
  readonly includeIdentical: boolean
}

/** What of the command line is the same for every command that compares. */
export interface ComparingOptions {
  readonly crates?: readonly string[] | undefined
  readonly browsers?: readonly string[] | undefined
  /** Metrics that are judged, by id; `time` when left out. */
  readonly metric?: readonly string[] | undefined
  /** A share; the margin of the config when left out. */
  readonly threshold?: number | undefined
  readonly seed?: number | undefined
  readonly out?: string | undefined
  /** The command as typed, for the report. */
  readonly typed: readonly string[]
}

export interface Compared {
  readonly comparison: Comparison
  /** Path of the report; `null` where nothing had to be measured. */
  readonly report: string | null
}

/** Ends a run before its first visit: there is nothing to measure. */
class NothingToMeasure extends Error {}

/** The ids of metrics that somebody named; `time` where nobody did. @throws CrosslaneError `noSuchMetric` */
export const judgedMetrics = (named: readonly string[] = ['time']): readonly string[] => {
  const known = metrics.map(({ id }) => id)
  for (const name of named) if (!known.includes(name)) throw problem('noSuchMetric', name, known)
  return named
}

/** @throws CrosslaneError `noSuchMetric`, `unknownBrowser`, and when there is no tool-chain */
export const comparingParts = async (
  options: ComparingOptions,
  loaded: LoadedConfig,
  context: Context,
): Promise<ComparingParts> => {
  const { root, config } = loaded
  return {
    loaded,
    judged: judgedMetrics(options.metric),
    browsers: select(config, { browsers: options.browsers }).browsers,
    required: options.browsers ?? [],
    crates: options.crates,
    threshold: options.threshold ?? config.design.margin,
    seed: options.seed ?? context.freshSeed(),
    out: options.out === undefined ? resolve(root, config.runs) : resolve(context.folder, options.out),
    typed: options.typed,
    toolchain: await requireToolchain(context.world, config),
  }
}

/** Builds two things, measures them as the two variants of one run, and draws the conclusions. */
export const compare = async (
  request: ComparingRequest,
  context: Context,
  emit: (event: RunEvent) => void,
): Promise<Compared> => {
  const { loaded, subject, design, browsers, crates, includeIdentical, toolchain, judged, threshold } = request
  const { signal, now, mark } = context
  const parts = { loaded, crates, includeIdentical, toolchain, signal, emit, now }
  const { ids, variants, make } = await prepare(subject, parts)
  const parcel: { made?: Assembled } = {}
  const measured = await run({
    loaded: {
      ...loaded,
      config: { ...loaded.config, browsers, variants: { ...variants }, baseline: ids.a, design, budgets: [] },
    },
    crates,
    required: request.required,
    seed: request.seed,
    out: request.out,
    command: request.typed,
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
  })
    .catch((error: unknown) => {
      if (error instanceof NothingToMeasure) return null
      throw error
    })
    .finally(() => endLeftovers(mark))
  const { made } = parcel
  if (made === undefined) throw new TypeError('a comparison was measured that nobody made')
  const report = measured && (await publish(measured.folder, measured.document, rendering(context)))
  return { comparison: comparisonOf({ kind: subject.kind, ids, threshold, judged, made, measured }), report }
}
