import { ended, measured, runStarted, visited } from '../estimate/exampleJournal.ts'
import type { JournalEntry, RunStarted } from '../schema/journal.ts'

export interface ExampleRecorded {
  /** How many times as fast as scalar the SIMD variant of `dot` is. */
  readonly speedUp?: number
  /** Visits to `dot` in Chromium. */
  readonly visits?: number
  /** Time of a call of the scalar variant, in ns. */
  readonly scalarNs?: number
  /** First line of the journal. */
  readonly started?: Partial<RunStarted>
  /** Lines before the last. */
  readonly more?: readonly JournalEntry[]
}

/** Journal of a run for tests: visits to `dot` that agree to 0.2 %. */
export const exampleRecorded = ({
  speedUp = 4,
  visits = 10,
  scalarNs = 4000,
  started = {},
  more = [],
}: ExampleRecorded = {}): JournalEntry[] => [
  runStarted(started),
  ...Array.from({ length: visits }, (_, block) =>
    visited(block, [
      measured('scalar', [scalarNs]),
      measured('simd', [(scalarNs / speedUp) * (1 + 0.0003 * ((block * 3) % 7))]),
    ]),
  ),
  ...more,
  ended,
]
