import type { Finding } from '../history/history.ts'
import type { Change, Suspicion } from '../schema/night.ts'

/** Two places so many nights apart are one change: where it was is known to a night or two. */
const near = 3

const sameSeries = (one: Suspicion, other: Suspicion): boolean =>
  one.benchmark === other.benchmark &&
  one.browser === other.browser &&
  one.variant === other.variant &&
  one.metric === other.metric

const direction = ({ ratio }: Suspicion): number => (ratio === null ? -1 : Math.sign(Math.log(ratio)))

/** What is left to look into, and what was found on another night. */
export interface Sorted {
  readonly fresh: readonly Suspicion[]
  /** Told before; still so. */
  readonly known: readonly Change[]
}

/**
 * Puts aside what another night has found: what was told is known, what was refuted is dropped.
 *
 * @param runs names of all runs, oldest first
 */
export const sortOut = (
  suspicions: readonly Suspicion[],
  findings: readonly Finding[],
  runs: readonly string[],
): Sorted => {
  const isNear = (one: string, other: string): boolean => Math.abs(runs.indexOf(one) - runs.indexOf(other)) <= near
  const findingOf = (suspicion: Suspicion): Finding | undefined =>
    findings.findLast(
      ({ change }) =>
        sameSeries(change, suspicion) &&
        (change.kind === 'lost') === (suspicion.kind === 'lost') &&
        direction(change) === direction(suspicion) &&
        isNear(change.since.run, suspicion.since.run),
    )
  const sorted = suspicions.map((suspicion) => ({ suspicion, finding: findingOf(suspicion) }))
  return {
    fresh: sorted.filter(({ finding }) => finding === undefined).map(({ suspicion }) => suspicion),
    known: sorted.flatMap(({ finding }) => (finding?.outcome === 'told' ? [finding.change] : [])),
  }
}
