export interface Range {
  readonly from: number
  readonly to: number
}

export interface Limits extends Range {
  /** Where to begin. */
  readonly guess: number
  /** The workload that holds and the one that does not need to be no closer than this, as a share. */
  readonly precision: number
  /** Trials at most, repeated ones included. */
  readonly mostTrials: number
}

/** `holds` is the largest workload that was seen to hold, `fails` the smallest that was seen not to. */
export type Found =
  | { readonly kind: 'between'; readonly holds: number; readonly fails: number; readonly trials: number }
  /** The largest workload allowed still holds. */
  | { readonly kind: 'at-limit'; readonly trials: number }
  /** Not even the smallest one does. */
  | { readonly kind: 'none'; readonly trials: number }
  /** Nothing was found on one side before the trials were used up. */
  | { readonly kind: 'unfinished'; readonly trials: number }

/** The first step away from the guess, as a factor; it squares with every further step in the same direction. */
const firstStep = 1.2

/**
 * Looks for the largest workload that holds: away from the guess in growing steps until one holds and one does not, then
 * halving what lies between them on a logarithmic scale. A trial that fails is repeated before it is believed: whatever else
 * the machine does only ever makes frames late.
 *
 * @param attempt draws a workload; asked for whole numbers between `from` and `to`
 */
export const search = async (
  attempt: (n: number) => Promise<boolean>,
  { from, to, guess, precision, mostTrials }: Limits,
): Promise<Found> => {
  let trials = 0
  const stands = async (n: number): Promise<boolean> => {
    trials++
    if (await attempt(n)) return true
    trials++
    return attempt(n)
  }
  /** Whether there would be no second trial. */
  const isOver = (): boolean => trials + 2 > mostTrials
  const within = (n: number): number => Math.round(Math.min(to, Math.max(from, n)))

  /** Halves until the two are close. */
  const halved = async (bracket: { holds: number; fails: number }): Promise<Found> => {
    const { holds, fails } = bracket
    const isClose = fails / holds <= 1 + precision || fails - holds <= 1
    if (isClose || isOver()) return { kind: 'between', holds, fails, trials }
    const middle = Math.min(fails - 1, Math.max(holds + 1, Math.round(Math.sqrt(holds * fails))))
    return halved((await stands(middle)) ? { holds: middle, fails } : { holds, fails: middle })
  }

  let holds: number | null = null
  let fails: number | null = null
  let n = within(guess)
  for (let step = firstStep; holds === null || fails === null; step *= step) {
    if (isOver()) return { kind: 'unfinished', trials }
    if (await stands(n)) {
      holds = n
      if (n === to) return { kind: 'at-limit', trials }
    } else {
      fails = n
      if (n === from) return { kind: 'none', trials }
    }
    // At least one away, so that small numbers move too.
    n = fails === null ? within(Math.max(n + 1, n * step)) : within(Math.min(n - 1, n / step))
  }
  return halved({ holds, fails })
}

/** A workload, and the work of its slowest frames but one in 20, in ms. */
export interface Tried {
  readonly n: number
  readonly lateMs: number
}

/**
 * The workload that takes just a refresh, between one that holds and one that does not: by a power law through both where
 * it is its work that the second one fails by, halfway on a logarithmic scale where it is dropped frames.
 */
export const interpolated = (holding: Tried, failing: Tried, refreshMs: number): number => {
  const rise = Math.log(failing.lateMs / holding.lateMs)
  const share = Math.log(refreshMs / holding.lateMs) / rise
  const telling = rise > 0 && share >= 0 && share <= 1
  return holding.n * (failing.n / holding.n) ** (telling ? share : 0.5)
}
