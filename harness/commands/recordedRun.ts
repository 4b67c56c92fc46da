import { estimate } from '../estimate/index.ts'
import type { RunDocument } from '../schema/run.ts'
import { readJournal } from '../store/journal.ts'
import { findRun } from '../store/runFolder.ts'

export interface RecordedRun {
  /** Absolute, or as it was typed. */
  readonly folder: string
  readonly document: RunDocument
}

/**
 * A run that was recorded already, estimated from its journal.
 *
 * @param runs folder of the runs, absolute
 * @param wanted its name, the beginning of it, or its folder; the newest when left out
 * @throws CrosslaneError `noRuns`, `unknownRun`, `noJournal`, and where the journal cannot be read
 */
export const recordedRun = async (runs: string, wanted: string | undefined): Promise<RecordedRun> => {
  const folder = await findRun(runs, wanted)
  const { entries, truncated } = await readJournal(folder)
  return { folder, document: estimate(entries, truncated) }
}
