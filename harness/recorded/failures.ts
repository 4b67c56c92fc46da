import type { Failure, RunDocument } from '../schema/run.ts'
import type { RunsFailure } from '../schema/runsComparison.ts'

const keyOf = ({ benchmark, browser, variant, stage }: Failure): string =>
  JSON.stringify([benchmark, browser, variant, stage])

/** Whether the run has a number, besides those of the build, where another one failed. */
const hasNumberAt = ({ estimates }: RunDocument, { benchmark, browser, variant }: Failure): boolean =>
  estimates.some(
    (estimate) =>
      estimate.browser !== null &&
      (benchmark === null || estimate.benchmark === benchmark) &&
      (browser === null || estimate.browser === browser) &&
      (variant === null || estimate.variant === variant),
  )

/** Every failure once, with the runs that have it. A browser that is not there breaks nothing. */
export const runsFailures = (documents: readonly RunDocument[]): RunsFailure[] => {
  const [first] = documents
  const all = documents.flatMap(({ failures }, run) =>
    failures.map((failure) => ({ failure, run, key: keyOf(failure) })),
  )
  return [...Map.groupBy(all, ({ key }) => key).values()].flatMap((group): RunsFailure[] => {
    const [latest] = group.toReversed()
    if (latest === undefined) return []
    const { benchmark, browser, variant, stage, message } = latest.failure
    const runs = [...new Set(group.map(({ run }) => run))]
    const failsAtFirst =
      first?.failures.some(
        (also) => also.benchmark === benchmark && also.browser === browser && also.variant === variant,
      ) ?? false
    const breaks = stage !== 'unavailable' && !failsAtFirst && first !== undefined && hasNumberAt(first, latest.failure)
    return [{ benchmark, browser, variant, stage, message, runs, breaks }]
  })
}
