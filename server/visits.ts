import type { Job } from '../harness/schema/job.ts'
import type { Checkpoint, Progress, Trouble, VisitResult } from '../harness/schema/visit.ts'

/** What the server needs from the run: the jobs to hand out, and where to put what comes back. */
export interface Visits {
  /** The job of a visit that is under way; `undefined` for any other. */
  job(visit: string): Job | undefined
  /** Notes that the job is handed out. @returns whether it had not been: else the page was reloaded, and would find code that it left behind */
  handOut(visit: string): boolean
  progress(progress: Progress): void
  /** Resolves when memory has been read; the page waits for it. */
  checkpoint(checkpoint: Checkpoint): Promise<void>
  result(result: VisitResult): void
  /** The page cannot go on. */
  trouble(trouble: Trouble): void
  /** The page posted something that is no result; `why` is for the user. */
  rejected(visit: string, why: string): void
}
