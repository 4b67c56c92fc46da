import type { Job } from '../schema/job.ts'

/** A search for the capacity of one variant takes so long at most, in ms. */
const searchMs = 10_000
/** Filling a code cache: running the code hot, and waiting until it has been written; in ms. */
const primeMs = 8000

/** How long a page works by order, in ms, which is no reason to give it up. */
const orderedMs = (job: Job): number => {
  switch (job.protocol) {
    case 'capacity':
      return job.variants.length * searchMs
    case 'frames':
      return job.variants.length * job.frames.stretches * job.frames.stretchMs * 2.5
    case 'load':
      return job.prime && job.cache === 'code' ? primeMs : 0
    case 'memory':
      // Once as it is and once with an allocator that counts; and a collection may take its time.
      return 2 * job.rounds.rounds * job.rounds.roundMs + 4 * job.rounds.settleMs + 10_000
    case 'throughput':
    case 'boundary':
      return 0
  }
}

/** A page that has not answered after this long has failed, in ms: what visits are allowed, and what this one takes by order. */
export const timeLimitMs = (job: Job, visitTimeoutMs: number): number => visitTimeoutMs + orderedMs(job)
