import type { Checked, CheckDocument, LimitResult, Outcome } from '../schema/check.ts'
import type { Limit } from '../schema/limit.ts'
import type { Benchmark } from '../schema/manifest.ts'
import type { Estimate, Failure, RunDocument } from '../schema/run.ts'
import { fitsAny } from './pattern.ts'
import { tighterThan } from './tighter.ts'

/** Whether what is above the limit is what breaks it. */
const isCeiling = ({ kind }: Limit): boolean => kind === 'most'

/** On the interval, not the point: a budget is broken where all of it is beyond, and kept where none of it is. */
const outcomeOf = (limit: Limit, low: number, high: number): Outcome => {
  const beyond = isCeiling(limit) ? low > limit.amount : high < limit.amount
  if (beyond) return 'broken'
  const within = isCeiling(limit) ? high <= limit.amount : low >= limit.amount
  return within ? 'kept' : 'undecided'
}

/** How much worse than the limit, as a share of it. A limit of nothing is exceeded beyond measure by anything. */
const overBy = (limit: Limit, value: number): number => {
  const beyond = isCeiling(limit) ? value - limit.amount : limit.amount - value
  return beyond === 0 ? 0 : beyond / Math.abs(limit.amount)
}

const figures = (limit: Limit, { value, interval, ratio, kind }: Estimate) =>
  limit.kind === 'speedup'
    ? ratio && { value: ratio.value, interval: ratio.interval, exact: kind === 'exact' }
    : { value, interval, exact: kind === 'exact' }

const checked = (limit: Limit, estimate: Estimate): Checked | null => {
  const found = figures(limit, estimate)
  if (found === null) return null
  const { value, interval, exact } = found
  const { benchmark, browser, variant } = estimate
  const range = interval ?? (exact ? { low: value, high: value } : null)
  const over = overBy(limit, value)
  return {
    benchmark,
    browser,
    variant,
    value,
    interval,
    outcome: range === null ? 'undecided' : outcomeOf(limit, range.low, range.high),
    over: Number.isFinite(over) ? over : null,
    reason: range === null ? 'too few visits for an interval' : null,
  }
}

/** A cell that has no number because something went wrong there: a budget cannot hold of what failed. */
const failedCells = (
  limit: Limit,
  measured: readonly Checked[],
  document: Measured,
  isMeant: Meant,
): readonly Checked[] => {
  const has = (failure: Failure, benchmark: string) =>
    measured.some(
      (cell) =>
        cell.benchmark === benchmark &&
        (failure.browser === null || cell.browser === null || cell.browser === failure.browser) &&
        (failure.variant === null || cell.variant === failure.variant),
    )
  const about = (failure: Failure, { id, crate }: Benchmark) =>
    failure.benchmark === null || failure.benchmark === id || failure.benchmark === crate
  const variantsOf = ({ variant }: Failure, benchmark: Benchmark) => (variant === null ? benchmark.variants : [variant])
  return document.failures
    .filter(({ stage }) => stage !== 'leak' && stage !== 'given-up')
    .flatMap((failure) =>
      document.benchmarks
        .filter((benchmark) => about(failure, benchmark) && !has(failure, benchmark.id))
        .flatMap((benchmark) =>
          variantsOf(failure, benchmark)
            .filter((variant) => isMeant(benchmark.id, failure.browser, variant))
            .filter((variant) => limit.kind !== 'speedup' || variant !== document.baseline)
            .map((variant): Checked => ({
              benchmark: benchmark.id,
              browser: failure.browser,
              variant,
              value: null,
              interval: null,
              outcome: 'failed',
              over: null,
              reason: failure.message,
            })),
        ),
    )
}

type Meant = (benchmark: string, browser: string | null, variant: string) => boolean

/** Which cells a limit is about. */
const meantBy = ({ crates, variants, browsers }: Limit, document: Measured): Meant => {
  const crateOf = new Map(document.benchmarks.map(({ id, crate }) => [id, crate]))
  const engineOf = new Map(document.browsers.map(({ id, engine }) => [id, engine as string]))
  return (benchmark, browser, variant) =>
    fitsAny(crates, [benchmark, crateOf.get(benchmark) ?? benchmark]) &&
    fitsAny(variants, [variant]) &&
    (browser === null || fitsAny(browsers, [browser, engineOf.get(browser) ?? browser]))
}

/** What of a run is held against limits. */
export type Measured = Pick<RunDocument, 'benchmarks' | 'browsers' | 'baseline' | 'estimates' | 'failures'>

const resultOf = (limit: Limit, document: Measured): LimitResult => {
  const isMeant = meantBy(limit, document)
  const measured = document.estimates
    .filter(({ metric }) => metric === limit.metric.id)
    .filter(({ benchmark, browser, variant }) => isMeant(benchmark, browser, variant))
    .flatMap((estimate) => checked(limit, estimate) ?? [])
  // What nobody measured did not fail either.
  const failed =
    measured.length === 0 && !wasMeasured(limit, document) ? [] : failedCells(limit, measured, document, isMeant)
  return { limit, cells: [...measured, ...failed], tighter: failed.length > 0 ? null : tighterThan(limit, measured) }
}

/** Whether anything has a number of the metric: it may be that nothing of its kind was measured at all. */
const wasMeasured = ({ metric }: Limit, { estimates }: Measured): boolean =>
  estimates.some((estimate) => estimate.metric === metric.id)

/** From the worst to the best. */
const severity = ['broken', 'failed', 'undecided', 'kept'] as const satisfies readonly Outcome[]

/** The outcome of all: what warnings break is told, but breaks nothing. */
const overall = (results: readonly LimitResult[]): Outcome => {
  const seen = new Set(
    results.filter(({ limit }) => limit.level === 'error').flatMap(({ cells }) => cells.map(({ outcome }) => outcome)),
  )
  return severity.find((outcome) => seen.has(outcome)) ?? 'kept'
}

/** What each limit comes to. */
export const resultsOf = (document: Measured, limits: readonly Limit[]): LimitResult[] =>
  limits.map((limit) => resultOf(limit, document))

/** Holds a run against limits. */
export const check = (document: RunDocument, limits: readonly Limit[]): CheckDocument => {
  const results = resultsOf(document, limits)
  return { schemaVersion: 1, run: document.run, outcome: overall(results), results }
}
