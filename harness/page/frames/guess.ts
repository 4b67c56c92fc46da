import type { Range } from './search.ts'

/** Workloads grow by this factor until one takes a share of the refresh that tells something. */
const growth = 4
const tellingShare = 0.25
/** Room that a frame needs besides its work. */
const usableShare = 0.95
/** The guess is timed itself, and made better by that, so many times. */
const refinements = 2
/** Work grows with a power of n between these: from hardly to as the cube. */
const leastPower = 0.25
const mostPower = 3

interface Timed {
  readonly n: number
  readonly ms: number
}

/** Where a power law through two timings takes the budget, at most four times as far away as the second one. */
const extrapolated = (first: Timed, second: Timed, budgetMs: number): number => {
  const slope = Math.log(second.ms / first.ms) / Math.log(second.n / first.n)
  const power = Math.min(mostPower, Math.max(leastPower, Number.isFinite(slope) ? slope : 1))
  const factor = (budgetMs / second.ms) ** (1 / power)
  return second.n * Math.min(growth, Math.max(1 / growth, factor))
}

/**
 * About the largest workload whose work fits into a refresh.
 *
 * @param timeMs work of one frame of a workload, timed outside of animation frames
 */
export const guessCapacity = (timeMs: (n: number) => number, { from, to }: Range, refreshMs: number): number => {
  const budgetMs = usableShare * refreshMs
  const time = (n: number): Timed => ({ n, ms: Math.max(timeMs(n), 1e-4) })
  const within = (n: number): number => Math.round(Math.min(to, Math.max(from, n)))

  let earlier = time(from)
  if (earlier.ms > budgetMs) return from
  let latest = earlier
  while (latest.n < to && latest.ms < tellingShare * refreshMs) {
    earlier = latest
    latest = time(within(latest.n * growth))
  }
  for (let count = 0; count < refinements; count++) {
    const n = within(extrapolated(earlier, latest, budgetMs))
    if (n === latest.n) break
    earlier = latest
    latest = time(n)
  }
  return within(extrapolated(earlier, latest, budgetMs))
}
