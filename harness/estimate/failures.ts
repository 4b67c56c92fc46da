import type { Failed, Visited } from '../schema/journal.ts'
import type { Benchmark, BuildFailure } from '../schema/manifest.ts'
import type { Failure, Skip } from '../schema/run.ts'

/** A crate that was not built has no cell in any browser. */
export const buildFailure = (benchmark: string, { variant, message, output }: BuildFailure): Failure => ({
  benchmark,
  browser: null,
  variant,
  block: null,
  times: 1,
  stage: 'build',
  message,
  details: output,
})

/** One row for each benchmark of a crate. */
const fromBuild = (benchmarks: readonly Benchmark[], failures: readonly BuildFailure[]): Failure[] =>
  failures.flatMap((failure) =>
    benchmarks.filter(({ crate }) => crate === failure.crate).map(({ id }) => buildFailure(id, failure)),
  )

const fromVisits = (visits: readonly Visited[]): Failure[] =>
  visits.flatMap(({ benchmark, browser, block, result }) =>
    result.variants.flatMap((variant): Failure[] =>
      variant.outcome === 'failed'
        ? [
            {
              benchmark,
              browser,
              variant: variant.variant,
              block,
              times: 1,
              stage: variant.phase,
              message: variant.message,
              details: result.errors.join('\n'),
            },
          ]
        : [],
    ),
  )

const fromJournal = (failed: readonly Failed[]): Failure[] =>
  failed.map(({ benchmark, browser, block, reason, message, during, console }) => ({
    benchmark,
    browser,
    variant: during?.variant ?? null,
    block,
    times: 1,
    stage: reason,
    message,
    details: console.join('\n'),
  }))

/** What makes two failures the same trouble: everything but the block. */
const same = ({ benchmark, browser, variant, stage, message }: Failure): string =>
  JSON.stringify([benchmark, browser, variant, stage, message])

/** The same trouble in the same cell once, with the number of times that it happened. */
export const gathered = (all: readonly Failure[]): Failure[] =>
  Map.groupBy(all, same)
    .values()
    .map((group): Failure => Object.assign({}, group[0], { times: group.reduce((sum, { times }) => sum + times, 0) }))
    .toArray()

/** All that went wrong, gathered. */
export const failures = (
  benchmarks: readonly Benchmark[],
  build: readonly BuildFailure[],
  failed: readonly Failed[],
  visits: readonly Visited[],
): Failure[] => gathered([...fromBuild(benchmarks, build), ...fromJournal(failed), ...fromVisits(visits)])

/** Variants that engines could not run, once for each cell. */
export const skips = (visits: readonly Visited[]): Skip[] => {
  const found = new Map<string, Skip>()
  for (const { benchmark, browser, result } of visits) {
    for (const variant of result.variants) {
      if (variant.outcome !== 'skipped') continue
      const skip = { benchmark, browser, variant: variant.variant, missing: variant.missing }
      found.set(`${benchmark}\n${browser}\n${variant.variant}`, skip)
    }
  }
  return [...found.values()]
}
