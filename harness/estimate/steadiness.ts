import type { Steadiness } from '../schema/run.ts'
import { steadyState } from '../stats/steadyState.ts'
import type { CellVisit, Measured } from './cells.ts'

/** Samples of the first instance that are looked at after its warm-up: a change of tier comes within these or not at all. */
const samplesLookedAt = 200

/** The first instance's time per call from its first call on, in ns: warm-up slices, then samples. */
const seriesOf = ({ warmUp, samples }: Measured, rounds: readonly number[]): number[] => {
  const time = samples['time'] ?? []
  const own = time.filter((_, index) => rounds[index >> 1] === 0)
  return [...(warmUp?.curve ?? []), ...own.slice(0, samplesLookedAt)]
}

/** How a variant's time behaved in most visits to a cell; `null` where nobody recorded it. */
export const steadinessOf = (visits: readonly CellVisit[], variant: string): Steadiness | null => {
  const kinds = visits.flatMap(({ measured, rounds }) => {
    const own = measured.get(variant)
    return own?.warmUp && own.warmUp.curve.length > 0 ? [steadyState(seriesOf(own, rounds)).kind] : []
  })
  const counts = Map.groupBy(kinds, (kind) => kind)
  return [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null
}
