import type { ClockFacts } from '../schema/visit.ts'

/** Readings are counted over at least this many steps, and for at least this long, in ms. */
const leastSteps = 10
const leastMs = 20
/** A step of fewer readings is too short to be divided by counting them. */
const leastReadings = 10
/** Neighbouring steps of a regular clock have numbers of readings that differ by less than this share, as a rule. */
const regularity = 0.15

export interface ClockSteps {
  /** Smallest step, in ms. */
  readonly stepMs: number
  /** Whether steps come at regular moments: how many readings fit into one is then always about the same. */
  readonly regular: boolean
  /** How many readings fit into a step, about. */
  readonly readings: number
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.POSITIVE_INFINITY

/**
 * How `performance.now()` moves. Engines coarsen their clocks, differently with and without cross-origin isolation, so it is
 * measured in every page. Firefox and WebKit round down to a grid, so their steps are regular; Chromium draws a
 * new threshold for every interval, so its steps are not.
 */
export const clockSteps = (now: () => number = () => performance.now()): ClockSteps => {
  let smallest = Number.POSITIVE_INFINITY
  const readings: number[] = []
  const start = now()
  let previous = start
  let count = 0
  while (readings.length < leastSteps || previous - start < leastMs) {
    const reading = now()
    count++
    if (reading === previous) continue
    // Doubles carry a rounding error of about 1e-10 ms at these magnitudes; nothing finer is a step.
    smallest = Math.min(smallest, Math.max(reading - previous, 1e-6))
    readings.push(count)
    count = 0
    previous = reading
  }
  // The engine speeds the loop up while it runs: neighbours are compared, and the end of the series counts.
  const late = readings.slice(readings.length >> 1)
  const changes = late.slice(1).map((next, index) => Math.abs(next - (late[index] as number)) / next)
  return {
    stepMs: Math.round(smallest * 1e6) / 1e6,
    regular: median(late) >= leastReadings && median(changes) < regularity,
    readings: median(late),
  }
}

export const clockFacts = (steps: ClockSteps): Omit<ClockFacts, 'resolutionMs'> => ({
  stepMs: steps.stepMs,
  regular: steps.regular,
  crossOriginIsolated: globalThis.crossOriginIsolated,
  secureContext: globalThis.isSecureContext,
  visible: document.visibilityState === 'visible',
  userAgent: navigator.userAgent,
})
