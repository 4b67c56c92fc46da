import { crateOf } from '../../reports/format/crateOf.ts'
import { failedChecks } from '../../reports/view/selfTests.ts'
import { fitsAny } from '../check/pattern.ts'
import { machineInWords } from '../history/context.ts'
import type { RunDocument } from '../schema/run.ts'
import type { ComparedRun, RunsComparison, RunsDoubt, RunsFailure, RunsRow } from '../schema/runsComparison.ts'
import { equivalenceMargin } from '../stats/verdict.ts'
import { differingCircumstances } from './circumstances.ts'
import { runsFailures } from './failures.ts'
import { rowsOf } from './rows.ts'
import { unlikeOf } from './unlike.ts'

export interface RunsComparisonOptions {
  /** Version of the program. */
  readonly crosslane: string
  /** A share: what is worse by more than this, for sure, makes the exit `checkFailed`. */
  readonly threshold?: number | undefined
  /** A share: what is surely less than this is no difference. */
  readonly margin?: number | undefined
  /** Metrics that the exit looks at, by id; `time` when left out. */
  readonly judged?: readonly string[] | undefined
  /** Names or patterns of crates or benchmarks, and of browsers; all of them when left out. */
  readonly crates?: readonly string[] | undefined
  readonly browsers?: readonly string[] | undefined
}

const comparedRun = (document: RunDocument): ComparedRun => {
  const { run, startedAt, status, crosslane, git, baseline, environment, toolchain, browsers, visits } = document
  return {
    run,
    startedAt,
    status,
    crosslane,
    git,
    baseline,
    machine: machineInWords(environment),
    kernel: environment.kernel,
    toolchain,
    browsers: browsers.map(({ id, engine, name, version, how }) => ({ id, engine, name, version, how })),
    visits: visits.answered,
  }
}

/** Browsers of a run that failed their self-tests. */
const doubtsOf = (document: RunDocument, run: number): RunsDoubt[] =>
  document.browsers.flatMap(({ id }) => {
    const checks = failedChecks(document, id)
    return checks.length === 0 ? [] : [{ run, browser: id, checks }]
  })

/** The document without what nobody asked for. */
const chosen = (document: RunDocument, { crates, browsers }: RunsComparisonOptions): RunDocument => {
  const isCrate = (benchmark: string | null): boolean =>
    crates === undefined || benchmark === null || fitsAny(crates, [benchmark, crateOf(benchmark)])
  const isBrowser = (browser: string | null): boolean =>
    browsers === undefined || browser === null || fitsAny(browsers, [browser])
  const isChosen = ({ benchmark, browser }: { readonly benchmark: string | null; readonly browser: string | null }) =>
    isCrate(benchmark) && isBrowser(browser)
  return {
    ...document,
    browsers: document.browsers.filter(({ id }) => isBrowser(id)),
    benchmarks: document.benchmarks.filter(({ id }) => isCrate(id)),
    estimates: document.estimates.filter(isChosen),
    failures: document.failures.filter(isChosen),
  }
}

const exitOf = (
  rows: readonly RunsRow[],
  failures: readonly RunsFailure[],
  judged: readonly string[],
): RunsComparison['exit'] => {
  const own = rows.filter(({ metric }) => judged.includes(metric)).flatMap(({ changes }) => changes)
  const isWorse = own.some((change) => change !== null && change.verdict === 'slower' && change.beyondThreshold)
  if (isWorse || failures.some(({ breaks }) => breaks)) return 'checkFailed'
  return own.some((change) => change !== null && change.verdict !== null) ? 'good' : 'runFailed'
}

/**
 * Holds runs that were recorded already against the first of them. Pure: the same documents give the same comparison.
 *
 * @param documents two at least, in the order in which they are shown
 * @throws RangeError for fewer
 */
export const runsComparisonOf = (documents: readonly RunDocument[], options: RunsComparisonOptions): RunsComparison => {
  if (documents.length < 2) throw new RangeError('fewer than two runs cannot be compared')
  const { crosslane, threshold = equivalenceMargin, judged = ['time'] } = options
  const { margin = Math.min(equivalenceMargin, threshold) } = options
  const own = documents.map((document) => chosen(document, options))
  const unlike = unlikeOf(own)
  const isUnlike = (benchmark: string, run: number): boolean =>
    unlike.some((each) => each.benchmark === benchmark && each.run === run)
  const { rows, alone } = rowsOf(own, { margin, threshold, isUnlike })
  const failures = runsFailures(own)
  const named = new Set([...rows.map(({ metric }) => metric), ...alone.flatMap(({ metrics }) => metrics), ...judged])
  const facts = new Map(own.toReversed().flatMap(({ metrics }) => Object.entries(metrics)))
  return {
    schemaVersion: 1,
    crosslane,
    runs: own.map(comparedRun),
    threshold,
    margin,
    judged: [...judged],
    exit: exitOf(rows, failures, judged),
    metrics: Object.fromEntries([...facts].filter(([id]) => named.has(id))),
    circumstances: differingCircumstances(own),
    doubts: own.flatMap(doubtsOf),
    rows,
    alone,
    unlike,
    failures,
  }
}
