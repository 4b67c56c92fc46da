/** A slice is timed for about this long, in ms: short enough to see the engine change tiers. */
const sliceMs = 1
/** A slice is at least so many steps of the clock long. */
const sliceSteps = 20
/** A slice has at most so many times the calls that there were before it. */
const growth = 4

/**
 * How many calls a slice of a warm-up has. The page goes by it, and so does whoever reads the page's curve, to know after how
 * many calls each slice came.
 *
 * @param perCallMs time of one call in the slice before, in ms; `undefined` for the first slice
 * @param callsBefore calls of all the slices before
 * @param stepMs how finely the page can tell times, in ms
 */
export const sliceCalls = (perCallMs: number | undefined, callsBefore: number, stepMs: number): number =>
  perCallMs === undefined
    ? 1
    : Math.max(1, Math.min(Math.round(Math.max(sliceMs, sliceSteps * stepMs) / perCallMs), growth * callsBefore))
