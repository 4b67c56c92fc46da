import { loadProbe, probeBytes } from './load.ts'

/**
 * Steps of one call: about 50 µs in optimised code at 3.7 GHz (4 cycles a step: a multiplication, then an addition).
 * Never change it: readings are compared across runs.
 */
const steps = 45_000

/** The noise canary: work that takes the same time whenever the machine is the same. */
export interface Canary {
  /** One call, about 50 µs when warm; returns the same value every time. */
  readonly run: () => number
}

/**
 * Loads a canary that is cold: warm it up like any kernel.
 *
 * @param mark makes its bytes unlike any that this browser has compiled before
 */
export const loadCanary = async (mark: string): Promise<Canary> => {
  const { canary } = await loadProbe(probeBytes(`canary ${mark}`))
  return { run: () => canary(steps) }
}
