import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { Estimate, Failure, RunDocument, Skip } from '../../harness/schema/run.ts'
import { markOf } from './selfTests.ts'

/** What a table shows where a benchmark, a browser and a variant meet. */
export type Cell =
  /** `mark` belongs behind each of its numbers: `†` where the browser failed its self-test. */
  | { readonly state: 'measured'; readonly estimate: Estimate; readonly mark: string }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'skipped'; readonly skip: Skip }
  /** The crate does not take part in this variant. */
  | { readonly state: 'excluded' }
  /** No number and no reason: the run was stopped before it came to this. */
  | { readonly state: 'missing' }

/** `browser` is `null` for metrics that do not depend on one. */
export type CellAt = (benchmark: Benchmark, browser: string | null, variant: string, metric: string) => Cell

const keyOf = (...parts: readonly (string | null)[]): string => JSON.stringify(parts)

/** A given-up visit says less than the failures that led to it; a leak is no reason for a number to be missing. */
const telling = (failures: readonly Failure[]): Failure | undefined =>
  failures.find(({ stage }) => stage !== 'given-up') ?? failures[0]

/** Finds cells. A wrong result outranks any number, which outranks a skip, which outranks other failures. */
export const cellsOf = (document: RunDocument): CellAt => {
  const estimates = new Map(
    document.estimates.map((estimate) => [
      keyOf(estimate.benchmark, estimate.browser, estimate.variant, estimate.metric),
      estimate,
    ]),
  )
  const skips = new Map(document.skips.map((skip) => [keyOf(skip.benchmark, skip.browser, skip.variant), skip]))

  return (benchmark, browser, variant, metric) => {
    const failures = document.failures.filter(
      (failure) =>
        (failure.benchmark === null || failure.benchmark === benchmark.id || failure.benchmark === benchmark.crate) &&
        (failure.browser === null || browser === null || failure.browser === browser) &&
        (failure.variant === null || failure.variant === variant),
    )
    const wrong = failures.find(({ stage }) => stage === 'verify')
    if (wrong !== undefined && browser !== null) return { state: 'failed', failure: wrong }
    const estimate = estimates.get(keyOf(benchmark.id, browser, variant, metric))
    if (estimate !== undefined) return { state: 'measured', estimate, mark: markOf(document, estimate.browser) }
    const skip = skips.get(keyOf(benchmark.id, browser, variant))
    if (skip !== undefined) return { state: 'skipped', skip }
    if (!benchmark.variants.includes(variant)) return { state: 'excluded' }
    const failure = telling(failures.filter(({ stage }) => stage !== 'leak'))
    return failure === undefined ? { state: 'missing' } : { state: 'failed', failure }
  }
}
