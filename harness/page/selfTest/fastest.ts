import type { Stopwatch } from '../stopwatch.ts'

/** A slice lasts about this long, in ms: long against the clock's steps, short against the bursts in which others use the core. */
const sliceMs = 2
/** No slice was faster than the fastest by more than this share… */
const gain = 0.02
/** …for this long, in ms: there is no faster code to come. */
const calmMs = 100

export interface Limits {
  /** Goes on for at least this long, in ms, … */
  readonly leastMs: number
  /** … and for no longer than this. */
  readonly mostMs: number
}

/** Calls over and over, until that gets no faster. Returns the time per call of the fastest slice, in ns. */
export const fastestNs = (
  call: () => void,
  stopwatch: Stopwatch,
  { leastMs, mostMs }: Limits,
  now: () => number = () => performance.now(),
): number => {
  const start = now()
  let elapsed = 0
  let gainedAt = 0
  let fastestMs = Number.POSITIVE_INFINITY
  let calls = 1
  while (elapsed < leastMs || (elapsed < mostMs && elapsed - gainedAt < calmMs)) {
    const batch = calls
    const ms = stopwatch.time(() => {
      for (let count = 0; count < batch; count++) call()
    })
    elapsed = now() - start
    // A slice that is short against the clock's steps only serves to find the number of calls.
    if (ms < sliceMs / 2) {
      calls *= 2
      continue
    }
    if (ms / batch < fastestMs * (1 - gain)) gainedAt = elapsed
    fastestMs = Math.min(fastestMs, ms / batch)
    calls = Math.max(1, Math.round((batch * sliceMs) / ms))
  }
  return fastestMs * 1e6
}
