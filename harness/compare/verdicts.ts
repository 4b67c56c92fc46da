import type { Exit } from '../errors.ts'
import type { MetricFacts } from '../schema/metric.ts'
import type { Interval } from '../schema/interval.ts'
import type { Estimate, Failure, Ratio, RunDocument, Verdict } from '../schema/run.ts'

/** The second thing against the first, in one metric of one benchmark in one browser. */
export interface VerdictRow {
  readonly benchmark: string
  /** `null` for what does not depend on the browser, such as sizes. */
  readonly browser: string | null
  readonly metric: string
  readonly group: MetricFacts['group'] | null
  readonly kind: Estimate['kind']
  /** How many times better the second is; above 1 is better in any metric. */
  readonly ratio: number
  readonly interval: Interval | null
  readonly verdict: Verdict
  /**
   * The verdict is faster or slower, and the whole interval is beyond the threshold. Never of an undecided row: where many
   * are tested, an interval alone may be beyond it by chance, and Holm's correction, which the verdict has, says so.
   */
  readonly beyondThreshold: boolean
  /** The whole interval is within the threshold; what is neither this nor beyond may be either. */
  readonly withinThreshold: boolean
  /** The difference is no larger than rebuilds that change nothing but the layout have made on this machine. */
  readonly withinLayout: boolean
  /** Smallest difference, as a share, that would have been found four times out of five. */
  readonly detectable: number | null
}

/** Two ends of an interval of "how many times better". */
interface Bounds {
  readonly low: number
  readonly high: number
}

/**
 * Where an interval lies with a verdict beside a threshold.
 *
 * @param bounds `null` where there is no interval: then it is nowhere
 * @param threshold a share: 0.01 asks whether it is more than 1 % worse, that is whether it needs more than 1.01 times as long
 */
export const besideThreshold = (
  bounds: Bounds | null,
  verdict: Verdict | null,
  threshold: number,
): Pick<VerdictRow, 'beyondThreshold' | 'withinThreshold'> => {
  const [worst, best] = [1 / (1 + threshold), 1 + threshold]
  return {
    beyondThreshold:
      bounds !== null && ((verdict === 'slower' && bounds.high < worst) || (verdict === 'faster' && bounds.low > best)),
    withinThreshold: bounds !== null && bounds.low >= worst && bounds.high <= best,
  }
}

/** An exact figure is its own interval; a sampled one without an interval proves nothing. */
const boundsOf = ({ value, interval }: Ratio, kind: Estimate['kind']): Bounds | null =>
  interval ?? (kind === 'exact' ? { low: value, high: value } : null)

const rowOf = (
  { benchmark, browser, metric, kind }: Estimate,
  ratio: Ratio,
  facts: MetricFacts | undefined,
  threshold: number,
): VerdictRow => {
  const { value, interval, verdict, withinLayout, detectable } = ratio
  return {
    benchmark,
    browser,
    metric,
    group: facts?.group ?? null,
    kind,
    ratio: value,
    interval,
    verdict,
    ...besideThreshold(boundsOf(ratio, kind), verdict, threshold),
    withinLayout,
    detectable,
  }
}

/** The variant that is compared with the baseline; a comparison has exactly one. */
export const otherOf = ({ variants, baseline }: Pick<RunDocument, 'variants' | 'baseline'>): string => {
  const [other, ...more] = Object.keys(variants).filter((id) => id !== baseline)
  if (other === undefined || more.length > 0) throw new TypeError('a comparison has a baseline and one other variant')
  return other
}

/**
 * Every ratio of a comparison with what it allows to be said.
 *
 * @param threshold a share: 0.01 asks whether the second is more than 1 % slower, that is whether it needs more than
 * 1.01 times as long
 */
export const verdictRows = (document: RunDocument, threshold: number): VerdictRow[] => {
  const other = otherOf(document)
  return document.estimates.flatMap((estimate) =>
    estimate.variant === other && estimate.ratio !== null
      ? rowOf(estimate, estimate.ratio, document.metrics[estimate.metric], threshold)
      : [],
  )
}

/** Rows that make a comparison fail: worse in a metric that is judged, by more than the threshold for certain. */
export const regressionsOf = (rows: readonly VerdictRow[], judged: readonly string[]): VerdictRow[] =>
  rows.filter(
    ({ metric, verdict, beyondThreshold }) => judged.includes(metric) && verdict === 'slower' && beyondThreshold,
  )

/** Failures in the pages of the second thing where the first has none in the same benchmark and browser: it broke. */
export const brokenOf = (failures: readonly Failure[], baseline: string, other: string): Failure[] =>
  failures.filter(
    ({ stage, variant, benchmark, browser }) =>
      stage !== 'build' &&
      variant === other &&
      !failures.some((also) => also.variant === baseline && also.benchmark === benchmark && also.browser === browser),
  )

export interface Outcome {
  /** Of the run; `null` where nothing had to be measured. */
  readonly status: RunDocument['status'] | null
  readonly baseline: string
  readonly other: string
  readonly rows: readonly VerdictRow[]
  readonly failures: readonly Failure[]
  /** Metrics that are judged, by id. */
  readonly judged: readonly string[]
  /** Benchmarks that were not measured because both modules are the same bytes. */
  readonly identical: readonly string[]
}

/**
 * How a comparison ends: `checkFailed` when the second is slower beyond the threshold or broke; `runFailed` when
 * anything else failed, or there is no ratio although not all modules are identical. A browser that is not there is no failure.
 */
export const exitOf = ({ status, baseline, other, rows, failures, judged, identical }: Outcome): Exit => {
  if (status === 'interrupted') return 'interrupted'
  if (regressionsOf(rows, judged).length > 0 || brokenOf(failures, baseline, other).length > 0) return 'checkFailed'
  if (failures.some(({ stage }) => stage !== 'unavailable')) return 'runFailed'
  const silent = !rows.some(({ metric }) => judged.includes(metric)) && (status !== null || identical.length === 0)
  return silent ? 'runFailed' : 'good'
}
