import type { Design } from '../schema/config.ts'
import type { Verdict } from '../schema/run.ts'
import type { PlannedLaunch } from './plan.ts'

/** What is known of a speed-up while the run goes on. */
export interface Known {
  readonly verdict: Verdict
  /** Half the width of its interval on the logarithmic scale, about a share; `null` while there is none. */
  readonly halfWidth: number | null
}

/** Decides how long a run goes on. */
export interface Pace {
  /** Whether the launch shall take place. */
  launch(next: Pick<PlannedLaunch, 'turn'>): boolean
  /** Whether a visit to a benchmark in a browser shall take place. */
  visit(browser: string, benchmark: string): boolean
  /** Hears how long a visit to a browser took, in ms. */
  took(browser: string, wallMs: number): void
}

export interface PaceOptions {
  readonly design: Pick<Design, 'stop'>
  /** Time since the first browser was about to start, in ms. */
  readonly elapsedMs: () => number
  /** The speed-ups of a benchmark in a browser so far; empty where there is none yet. */
  readonly known: (browser: string, benchmark: string) => readonly Known[]
  /** Every benchmark in every browser whose speed-ups decide. */
  readonly cells: readonly { readonly browser: string; readonly benchmark: string }[]
}

const always: Pace = { launch: () => true, visit: () => true, took: () => {} }

/** As long as the longest of so many visits is what the next is expected to take. */
const remembered = 3

/** Ends in time: the last visit is the last that is expected to fit in. */
const byTime = (timeMs: number, elapsedMs: () => number): Pace => {
  const latest = new Map<string, number[]>()
  const fits = (browser?: string): boolean => {
    const walls = browser === undefined ? [] : (latest.get(browser) ?? [])
    return elapsedMs() + Math.max(0, ...walls) <= timeMs
  }
  return {
    launch: () => fits(),
    visit: (browser) => fits(browser),
    took: (browser, wallMs) => void latest.set(browser, [wallMs, ...(latest.get(browser) ?? [])].slice(0, remembered)),
  }
}

/** Looks at the results after every turn; a cell that has what it needs is not visited again. */
const byResults = ({ known, cells }: PaceOptions, enough: (one: Known) => boolean): Pace => {
  let looked = -1
  const all: ReadonlySet<string> = new Set(cells.map(({ browser, benchmark }) => `${browser}\n${benchmark}`))
  let open = all
  const look = (turn: number): void => {
    if (turn === looked) return
    looked = turn
    open = new Set(
      cells
        .filter(({ browser, benchmark }) => {
          const own = known(browser, benchmark)
          return own.length === 0 || !own.every(enough)
        })
        .map(({ browser, benchmark }) => `${browser}\n${benchmark}`),
    )
  }
  return {
    launch: ({ turn }) => {
      look(turn)
      return open.size > 0
    },
    // What decides nothing is visited for as long as anything else is.
    visit: (browser, benchmark) => open.has(`${browser}\n${benchmark}`) || !all.has(`${browser}\n${benchmark}`),
    took: () => {},
  }
}

/** The pace that a design asks for. */
export const paceOf = (options: PaceOptions): Pace => {
  const { stop } = options.design
  const decides = options.cells.length > 0
  switch (stop.when) {
    case 'blocks':
      return always
    case 'time':
      return byTime(stop.timeMs, options.elapsedMs)
    case 'precision':
      return decides ? byResults(options, ({ halfWidth }) => halfWidth !== null && halfWidth <= stop.share) : always
    case 'decided':
      return decides ? byResults(options, ({ verdict }) => verdict !== 'inconclusive') : always
  }
}
