import type { SelfMeasurements } from '../../schema/selfTest.ts'
import type { FakeModel } from './model.ts'

/** What the self-test page of a healthy browser could have posted; where the model says so, of one that is not. */
export const fakeSelfTest = ({ troubles }: FakeModel, browser: string): SelfMeasurements => {
  const has = (kind: 'baseline-only' | 'not-isolated'): boolean =>
    troubles.some((trouble) => trouble.kind === kind && (trouble.browser === undefined || trouble.browser === browser))
  const [baselineOnly, notIsolated] = [has('baseline-only'), has('not-isolated')]
  const coldNs = 220_000
  return {
    crossOriginIsolated: !notIsolated,
    secureContext: true,
    visible: true,
    focused: true,
    clockStepMs: notIsolated ? 1 : 0.005,
    clockRegular: true,
    coldNs,
    warmNs: baselineOnly ? coldNs : 5_400,
    scalarNs: baselineOnly ? 80_000 : 22_000,
    simdNs: baselineOnly ? 7_000 : 2_000,
    frameMs: 16.7,
    frames: 60,
    sameBytesNs: coldNs,
    uniqueBytesNs: coldNs,
    errors: [],
  }
}
