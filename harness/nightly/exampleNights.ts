import type { Context } from '../history/context.ts'
import type { SeriesKey, TrendPoint } from '../history/history.ts'
import type { Change, Suspicion } from '../schema/night.ts'

/** Made-up nights for tests. */

export const exampleContext = (more: Partial<Context> = {}): Context => ({
  host: 'a machine',
  kernel: '6.1',
  toolchain: 'rustc 1.96',
  browser: 'Firefox 152',
  control: 'c0',
  ...more,
})

export const exampleSeries: SeriesKey = { benchmark: 'dot', browser: 'firefox', variant: 'simd', metric: 'time' }

/** A night of January, with so many times the speed of the control. */
export const exampleNight = (day: number, held: number | null, more: Partial<TrendPoint> = {}): TrendPoint => {
  const date = `2026-01-${String(day).padStart(2, '0')}`
  return {
    run: `run-${date}`,
    startedAt: `${date}T02:00:00.000Z`,
    commit: `commit-${date}`,
    dirty: false,
    context: exampleContext(),
    value: 1000 / (held ?? 1),
    low: null,
    high: null,
    ratio: null,
    ratioLow: null,
    ratioHigh: null,
    held,
    heldLow: null,
    heldHigh: null,
    visits: 10,
    ...more,
  }
}

const placeOf = (day: number) => {
  const { run, startedAt } = exampleNight(day, 1)
  return { run, startedAt, commit: `commit-${startedAt.slice(0, 10)}` }
}

/** `dot` in Firefox is 2 % slower since the tenth. */
export const exampleSuspicion = (more: Partial<Suspicion> = {}): Suspicion => ({
  ...exampleSeries,
  kind: 'level',
  since: placeOf(10),
  before: placeOf(7),
  ratio: 0.98,
  values: null,
  differences: [],
  ...more,
})

/** That one, looked into: it is the code. */
export const exampleChange: Change = {
  ...exampleSuspicion(),
  cause: 'code',
  measured: {
    ratio: 0.979,
    interval: { low: 0.974, high: 0.984, confidence: 0.95, method: 'anytime' },
  },
  proof: 'proof',
  why: 'The two commits, measured in the same visits, differ as well.',
  commits: [{ sha: '3f2a1bc9', author: 'Ada', date: '2026-01-09T12:00:00Z', subject: 'Tidy up' }],
  muted: null,
}
