import type { Job } from '../schema/job.ts'
import type { Protocol } from '../schema/protocol.ts'
import type { VisitResult } from '../schema/visit.ts'
import { boundary } from './boundary/boundary.ts'
import { capacity } from './frames/capacity.ts'
import type { Exchange } from './exchange.ts'
import { frames } from './frames/frames.ts'
import { load } from './load.ts'
import type { Measured, RunProtocol } from './measured.ts'
import { memory } from './memory/memory.ts'
import { endingWorkers } from './threads/team.ts'
import { throughput } from './throughput.ts'

const protocols = { throughput, load, frames, capacity, memory, boundary } satisfies {
  [Kind in Protocol]: RunProtocol<Kind>
}

/** Does a visit from the job to the result. */
export const visit = async (
  job: Job,
  server: Pick<Exchange, 'progress' | 'checkpoint'>,
  errors: readonly string[],
): Promise<VisitResult> => {
  // Each takes the jobs that it is named for.
  const run = protocols[job.protocol] as (
    job: Job,
    server: Pick<Exchange, 'progress' | 'checkpoint'>,
  ) => Promise<Measured>
  const measured = await endingWorkers(() => run(job, server))
  return {
    rounds: [],
    canary: [],
    measuredMs: 0,
    display: null,
    quirks: [],
    ...measured,
    visit: job.visit,
    durationMs: performance.now(),
    errors: errors.slice(0, 100),
  }
}
