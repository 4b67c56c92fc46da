import { droppedIn } from '../../stats/droppedShare.ts'
import type { Drawn } from './draw.ts'

/** No larger share of the frames than this may need more than a refresh: their 95th percentile is within it. */
const lateShare = 0.05

export interface Rule {
  /** Frames that decide. */
  readonly frames: number
  readonly refreshMs: number
  /** The largest share of dropped frames that still holds. */
  readonly maxDropped: number
}

/**
 * Whether a workload holds the refresh rate, as soon as it is certain: a workload that fails need not be drawn to the end.
 * `null`: that remains to be seen.
 */
export const holds = ({ workMs, intervalMs }: Drawn, { frames, refreshMs, maxDropped }: Rule): boolean | null => {
  const late = workMs.filter((ms) => ms > refreshMs).length
  const dropped = intervalMs.reduce((sum, ms) => sum + droppedIn(ms, refreshMs), 0)
  // Whatever is still to come, it only adds to both.
  if (late > lateShare * frames || dropped > maxDropped * (frames + dropped)) return false
  return intervalMs.length >= frames ? true : null
}
