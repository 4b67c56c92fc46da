import type { Launched, Visited } from '../schema/journal.ts'
import type { RunDocument } from '../schema/run.ts'
import type { ClockFacts, Display } from '../schema/visit.ts'
import { median } from '../stats/median.ts'
import { canaryNs } from './canary.ts'

const coarsest = (visits: readonly Visited[]): ClockFacts | null => {
  const clocks = visits.map(({ result }) => result.clock)
  if (clocks.length === 0) return null
  return clocks.reduce((worst, clock) => ({
    userAgent: clock.userAgent,
    stepMs: Math.max(worst.stepMs, clock.stepMs),
    regular: worst.regular && clock.regular,
    resolutionMs: Math.max(worst.resolutionMs, clock.resolutionMs),
    crossOriginIsolated: worst.crossOriginIsolated && clock.crossOriginIsolated,
    secureContext: worst.secureContext && clock.secureContext,
    visible: worst.visible && clock.visible,
  }))
}

/** The refresh rate that most pages measured, and what draws by the last of them. */
const displayOf = (visits: readonly Visited[]): Display | null => {
  const displays = visits.flatMap(({ result }) => result.display ?? [])
  const last = displays.at(-1)
  return last === undefined ? null : { ...last, refreshMs: median(displays.map(({ refreshMs }) => refreshMs)) }
}

/** The canary's median time, in ns. A clock that saw no time at all says nothing. */
const canaryOf = (visits: readonly Visited[]): number | null => {
  const times = visits.flatMap((visit) => canaryNs(visit) || [])
  return times.length === 0 ? null : median(times)
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
    const answered = visits.filter(({ browser }) => browser === id)
    return [
      {
        ...first.browser,
        launches: own.length,
        clock: coarsest(answered),
        display: displayOf(answered),
        canaryNs: canaryOf(answered),
      },
    ]
  })
