import type { Launched, Visited } from '../schema/journal.ts'
import type { RunDocument } from '../schema/run.ts'
import type { ClockFacts } from '../schema/visit.ts'

const coarsest = (visits: readonly Visited[]): ClockFacts | null => {
  const clocks = visits.map(({ result }) => result.clock)
  if (clocks.length === 0) return null
  return clocks.reduce((worst, clock) => ({
    userAgent: clock.userAgent,
    stepMs: Math.max(worst.stepMs, clock.stepMs),
    regular: worst.regular && clock.regular,
    resolutionMs: Math.max(worst.resolutionMs, clock.resolutionMs),
    crossOriginIsolated: worst.crossOriginIsolated && clock.crossOriginIsolated,
    visible: worst.visible && clock.visible,
  }))
}

/** Each browser that came up, in the order of `ids`, with the worst that any of its pages said of its clock. */
export const browsers = (
  ids: readonly string[],
  launches: readonly Launched[],
  visits: readonly Visited[],
): RunDocument['browsers'] =>
  ids.flatMap((id) => {
    const own = launches.filter(({ browser }) => browser.id === id)
    const first = own[0]
    if (!first) return []
    const clock = coarsest(visits.filter(({ browser }) => browser === id))
    return [{ ...first.browser, launches: own.length, clock }]
  })
