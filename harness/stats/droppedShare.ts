/** Refreshes that passed without a new frame: an interval of about two refreshes has dropped one. */
export const droppedIn = (intervalMs: number, refreshMs: number): number =>
  Math.max(0, Math.round(intervalMs / refreshMs) - 1)

/** Dropped frames as a share of those that were due, from 0 to 1; 0 without any interval. */
export const droppedShare = (intervalsMs: readonly number[], refreshMs: number): number => {
  const dropped = intervalsMs.reduce((sum, interval) => sum + droppedIn(interval, refreshMs), 0)
  return dropped === 0 ? 0 : dropped / (intervalsMs.length + dropped)
}
