import type { SelfMeasurements } from '../harness/schema/selfTest.ts'

/** What the server needs from those who test browsers: what is expected, and where to put what comes back. */
export interface SelfTests {
  /** Whether a self-test of that id is under way. */
  underWay(id: string): boolean
  result(id: string, measurements: SelfMeasurements): void
  /** The page posted something that is no result; `why` is for the user. */
  rejected(id: string, why: string): void
}
