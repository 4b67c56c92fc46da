import type { ClockSteps } from './clock.ts'

/** Times a piece of work. */
export interface Stopwatch {
  /** How finely it tells times, in ms. */
  readonly stepMs: number
  /** Time that the work took, in ms. */
  time(work: () => void): number
}

type Now = () => number

/** Simply the clock before and after. */
export const plainStopwatch = (stepMs: number, now: Now = () => performance.now()): Stopwatch => ({
  stepMs,
  time: (work) => {
    const start = now()
    work()
    return now() - start
  },
})

/** A vernier tells about the fiftieth part of a step: readings of the clock take that long or less. */
const vernierParts = 50
/** Steps of fewer readings than these tell nothing by counting. */
const leastReadings = 8
/** Counted over more than this many steps at once, the loop was interrupted. */
const interruption = 1.5

/**
 * Reads between the steps of a clock that moves at regular moments: starts the work at a step and, after it, counts how
 * many readings there are until the next step, and how many in the whole step after that. Costs two and a half steps
 * for each piece of work; tells 20 µs steps apart to about 0.4 µs.
 *
 * Where the counting was interrupted, the middle of the step stands for the end of the work: coarser, but without bias.
 */
export const vernierStopwatch = (stepMs: number, now: Now = () => performance.now()): Stopwatch => {
  const most = interruption * stepMs
  return {
    stepMs: stepMs / vernierParts,
    time: (work) => {
      const before = now()
      let start = before
      while (start === before) start = now()
      work()
      const end = now()
      let partial = 1
      let next = now()
      while (next === end) {
        next = now()
        partial++
      }
      let whole = 1
      let last = now()
      while (last === next) {
        last = now()
        whole++
      }
      if (next - end > most || last - next > most || partial > interruption * whole) {
        return end - start + stepMs / 2
      }
      return Math.max(0, next - start - stepMs * Math.min(1, partial / whole))
    },
  }
}

/** Steps that are averaged before and after the work. */
const averaged = 4
/** What is told then is about the fifth part of a step: the standard deviation of two such means apart. */
const averagedParts = 5
/** The speed of reading is learnt anew after so many readings: engines speed the loop up while it runs. */
const learning = 20_000

/** Some steps in a row; readings are counted from 1. */
interface Steps {
  /** Sums over the steps: what the clock then said, in ms, and the number of the reading that said it. */
  readonly atMs: number
  readonly count: number
  readonly firstMs: number
  readonly firstCount: number
  readonly lastMs: number
  readonly lastCount: number
  /** Whether no step was missed. */
  readonly whole: boolean
}

/** Reads the clock, which has just said `from`, until it has moved often enough. */
const followSteps = (now: Now, from: number, most: number): Steps => {
  let atMs = 0
  let counts = 0
  let firstMs = 0
  let firstCount = 0
  let count = 0
  let previous = from
  let whole = true
  for (let seen = 0; seen < averaged;) {
    const reading = now()
    count++
    if (reading === previous) continue
    if (reading - previous > most) whole = false
    if (seen === 0) {
      firstMs = reading
      firstCount = count
    }
    previous = reading
    atMs += reading
    counts += count
    seen++
  }
  return { atMs, count: counts, firstMs, firstCount, lastMs: previous, lastCount: count, whole }
}

/**
 * Averages over the steps of a clock that moves at random moments, as Chromium's does: a step comes up to a whole step
 * late, so that one alone tells the time to 0.29 steps (standard deviation), and the mean of four to half of that. By
 * counting readings it knows how far from the work each step was. Costs eight steps for each piece of work.
 *
 * Where the counting was interrupted, the clock's own reading stands for the end of the work: coarser, but without bias.
 */
export const averagingStopwatch = (stepMs: number, now: Now = () => performance.now()): Stopwatch => {
  const most = interruption * stepMs
  let readings = 0
  let elapsedMs = 0
  const learn = ({ firstMs, firstCount, lastMs, lastCount }: Steps): void => {
    readings += lastCount - firstCount
    elapsedMs += lastMs - firstMs
  }
  return {
    stepMs: stepMs / averagedParts,
    time: (work) => {
      const lead = followSteps(now, now(), most)
      work()
      const end = now()
      const trail = followSteps(now, end, most)
      // On average a step comes half of one late; of two steps' difference that is no part.
      if (!lead.whole || !trail.whole) return Math.max(0, end - (lead.lastMs - stepMs / 2))
      if (readings > learning) readings = elapsedMs = 0
      learn(lead)
      learn(trail)
      const readMs = elapsedMs / readings
      const started = lead.atMs / averaged + (lead.lastCount - lead.count / averaged) * readMs
      const ended = trail.atMs / averaged - (trail.count / averaged) * readMs
      // Work that takes next to no time can come out as less.
      return Math.max(0, ended - started)
    },
  }
}

/** The best stopwatch that a clock allows. */
export const stopwatchFor = ({ stepMs, regular, readings }: ClockSteps): Stopwatch => {
  if (regular) return vernierStopwatch(stepMs)
  return readings >= leastReadings ? averagingStopwatch(stepMs) : plainStopwatch(stepMs)
}
