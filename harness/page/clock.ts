import type { ClockFacts } from '../schema/visit.ts'

/**
 * Smallest step that `performance.now()` was seen to make, in ms. Engines coarsen their clocks, differently with and
 * without cross-origin isolation, so it is measured in every page. Reads for 20 ms, longer until three steps were seen.
 */
export const clockStep = (now: () => number = () => performance.now()): number => {
  let smallest = Number.POSITIVE_INFINITY
  let steps = 0
  const start = now()
  let previous = start
  while (steps < 3 || previous - start < 20) {
    const reading = now()
    if (reading > previous) {
      // Doubles carry a rounding error of about 1e-10 ms at these magnitudes; nothing finer is a step.
      smallest = Math.min(smallest, Math.max(reading - previous, 1e-6))
      steps++
      previous = reading
    }
  }
  return Math.round(smallest * 1e6) / 1e6
}

export const clockFacts = (): ClockFacts => ({
  stepMs: clockStep(),
  crossOriginIsolated: globalThis.crossOriginIsolated,
  visible: document.visibilityState === 'visible',
  userAgent: navigator.userAgent,
})
