import type { SelfMeasurements } from '../../schema/selfTest.ts'
import { clockFacts, clockSteps } from '../clock.ts'
import { stopwatchFor } from '../stopwatch.ts'
import { frames } from './frames.ts'
import { simd } from './simd.ts'
import { tierUp } from './tierUp.ts'

/**
 * Measures all that the self-test asks for, in about two seconds. What fails is `null`, and its reason is among the errors.
 *
 * @param mark unlike that of any other page of this browser
 * @param errors grows: errors that reached the window are put in from outside
 */
export const measure = async (mark: string, errors: string[]): Promise<SelfMeasurements> => {
  const attempt = async <Value, Otherwise>(
    what: string,
    work: () => Promise<Value>,
    otherwise: Otherwise,
  ): Promise<Value | Otherwise> => {
    try {
      return await work()
    } catch (error) {
      errors.push(`${what}: ${String(error)}`)
      return otherwise
    }
  }
  const isVisible = () => document.visibilityState === 'visible'

  const steps = clockSteps()
  const clock = clockFacts(steps)
  const stopwatch = stopwatchFor(steps)
  const visible = isVisible()
  const tiers = await attempt('tier-up', () => tierUp(mark, stopwatch), {
    coldNs: null,
    warmNs: null,
    sameBytesNs: null,
    uniqueBytesNs: null,
  })
  const sums = await attempt('simd', () => simd(mark, stopwatch), { scalarNs: null, simdNs: null })
  const drawn = await attempt('frames', frames, { frames: 0, frameMs: null })
  return {
    crossOriginIsolated: clock.crossOriginIsolated,
    secureContext: clock.secureContext,
    visible: visible && isVisible(),
    focused: document.hasFocus(),
    clockStepMs: clock.stepMs,
    clockRegular: clock.regular,
    ...tiers,
    ...sums,
    ...drawn,
    errors: errors.slice(0, 100).map((error) => error.slice(0, 10_000)),
  }
}
