import type { Exit } from '../errors.ts'
import { buildFailure } from '../estimate/failures.ts'
import type { Failure, RunDocument } from '../schema/run.ts'
import type { Assembled, Ids } from './assemble.ts'
import type { Subject } from './subject.ts'
import { brokenOf, exitOf, regressionsOf, type VerdictRow, verdictRows } from './verdicts.ts'

/** What `crosslane compare --json` prints. */
export interface Comparison {
  readonly schemaVersion: 1
  readonly kind: Subject['kind']
  /** The baseline. */
  readonly a: string
  readonly b: string
  /** A share. */
  readonly threshold: number
  /** Metrics that the exit code looks at, by id. */
  readonly judged: readonly string[]
  readonly exit: Exit
  /** Rows that make it fail. */
  readonly regressions: readonly VerdictRow[]
  /** Failures of `b` alone, which make it fail too. */
  readonly broken: readonly Failure[]
  readonly rows: readonly VerdictRow[]
  readonly failures: readonly Failure[]
  readonly skips: RunDocument['skips']
  readonly identical: Assembled['identical']
  readonly alone: Assembled['alone']
  readonly notes: readonly string[]
  /** Name of the run and its folder; `null` where nothing had to be measured. */
  readonly run: string | null
  readonly folder: string | null
}

/** A document knows a failed build by its benchmarks; a crate without any is known only to the build. */
const buildFailures = ({ manifest }: Assembled): Failure[] =>
  manifest.failures.map((failure) => buildFailure(failure.crate, failure))

export interface ComparisonInput {
  readonly kind: Subject['kind']
  readonly ids: Ids
  readonly threshold: number
  readonly judged: readonly string[]
  readonly made: Assembled
  /** `null` where nothing had to be measured. */
  readonly measured: { readonly document: RunDocument; readonly folder: string } | null
}

/** Draws the conclusions of a comparison. Pure. */
export const comparisonOf = ({ kind, ids, threshold, judged, made, measured }: ComparisonInput): Comparison => {
  const { a, b } = ids
  const document = measured?.document ?? null
  const rows = document === null ? [] : verdictRows(document, threshold)
  const ofVisits = document?.failures.filter(({ stage }) => stage !== 'build') ?? []
  const failures = [...buildFailures(made), ...ofVisits]
  const status = document?.status ?? null
  return {
    schemaVersion: 1,
    kind,
    a,
    b,
    threshold,
    judged,
    exit: exitOf({ status, baseline: a, other: b, rows, failures, judged, identical: made.identical }),
    regressions: regressionsOf(rows, judged),
    broken: brokenOf(failures, a, b),
    rows,
    failures,
    skips: document?.skips ?? [],
    identical: made.identical,
    alone: made.alone,
    notes: made.notes,
    run: document?.run ?? null,
    folder: measured?.folder ?? null,
  }
}
