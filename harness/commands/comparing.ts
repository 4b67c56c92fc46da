import type { Assembled } from '../compare/assemble.ts'
import { type Comparison, comparisonOf } from '../compare/comparison.ts'
import { prepare } from '../compare/prepare.ts'
import type { Subject } from '../compare/subject.ts'
import type { LoadedConfig } from '../config/load.ts'
import { endLeftovers } from '../drivers/processes/leftovers.ts'
import { problem } from '../errors.ts'
import type { RunEvent } from '../events.ts'
import { metrics } from '../metrics/index.ts'
import { publish } from '../publish.ts'
import { run } from '../run.ts'
import type { BrowserChoice, Design } from '../schema/config.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import type { Context } from './context.ts'
import { rendering } from './rendering.ts'

export interface ComparingRequest {
  readonly loaded: LoadedConfig
  readonly subject: Subject
  readonly design: Design
  readonly browsers: Readonly<Record<string, BrowserChoice>>
  /** Those that the user named: they have to be there. */
  readonly required: readonly string[]
  readonly crates: readonly string[] | undefined
  /** Metrics that the exit looks at, by id. */
  readonly judged: readonly string[]
  /** A share. */
  readonly threshold: number
  readonly includeIdentical: boolean
  readonly seed: number
  /** Folder of runs, absolute. */
  readonly out: string
  /** The command as typed, for the report. */
  readonly typed: readonly string[]
  readonly toolchain: Toolchain
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
