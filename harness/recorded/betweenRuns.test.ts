import { describe, expect, it } from 'vitest'
import { compare } from '../estimate/comparison.ts'
import type { Pair } from '../estimate/points.ts'
import { holm } from '../stats/holm.ts'
import { random } from '../stats/random.ts'
import { verdict } from '../stats/verdict.ts'
import { betweenRuns, type BetweenRuns, type Side } from './betweenRuns.ts'

const { normal, uniform } = random(50)

const noises = {
  normal,
  'heavy-tailed (t, 3 degrees)': () => normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2) / 3),
  'outlier-laden (one in ten, ten times as wide)': () => normal() * (uniform() < 0.1 ? 10 : 1),
}

interface Run {
  readonly visits: number
  readonly scatter: number
  /** Share of the variance that is common to the two visits of a launch. */
  readonly shared: number
}

const pairsOf = ({ visits, scatter, shared }: Run, noise: () => number): Pair[] => {
  let offset = 0
  return Array.from({ length: visits }, (_, index) => {
    if (index % 2 === 0) offset = normal() * Math.sqrt(shared)
    return { launch: index >> 1, log: scatter * (offset + noise() * Math.sqrt(1 - shared)) }
  })
}

/** What a run document says of the visits. */
const sideOf = (pairs: readonly Pair[], looked = false): Side => {
  const own = compare(pairs, looked)
  if (own === null) throw new Error('visits have a ratio')
  const { value, interval, widened } = own
  return {
    logs: pairs.map(({ log }) => log),
    own: interval && { value: Math.log(value), low: Math.log(interval.low), high: Math.log(interval.high) },
    widened,
    looked,
  }
}

const between = (first: Side, second: Side): BetweenRuns => {
  const found = betweenRuns(first, second)
  if (found === null) throw new Error('both have visits')
  return found
}

describe.each(Object.entries(noises))('%s noise', (_, noise) => {
  it.each([
    [
      { visits: 6, scatter: 1, shared: 0 },
      { visits: 6, scatter: 1, shared: 0 },
    ],
    [
      { visits: 10, scatter: 1, shared: 0 },
      { visits: 10, scatter: 5, shared: 0 },
    ],
    [
      { visits: 30, scatter: 1, shared: 0 },
      { visits: 6, scatter: 5, shared: 0 },
    ],
    [
      { visits: 10, scatter: 1, shared: 0.5 },
      { visits: 10, scatter: 1, shared: 0.5 },
    ],
  ])('covers the truth for %o and %o', (first, second) => {
    const repeats = 600
    let covered = 0
    for (let repeat = 0; repeat < repeats; repeat++) {
      const { interval } = between(sideOf(pairsOf(first, noise)), sideOf(pairsOf(second, noise)))
      if (interval && interval.low <= 0 && 0 <= interval.high) covered++
    }
    // In the long run 96.4 % in the hardest case; three standard errors are 2.3 points.
    expect(covered / repeats).toBeGreaterThanOrEqual(0.941)
  })
})

it('calls none of forty things that do not differ faster or slower, in 95 of 100 comparisons', () => {
  const repeats = 150
  let alarms = 0
  const run = { visits: 6, scatter: 0.01, shared: 0 }
  for (let repeat = 0; repeat < repeats; repeat++) {
    const found = Array.from({ length: 40 }, () => between(sideOf(pairsOf(run, normal)), sideOf(pairsOf(run, normal))))
    const ps = holm(found.map(({ p }) => p))
    const verdicts = found.map(({ interval }, index) =>
      verdict(interval && { low: Math.exp(interval.low), high: Math.exp(interval.high) }, 0.01, ps[index]),
    )
    if (verdicts.some((one) => one === 'faster' || one === 'slower')) alarms++
  }
  expect(alarms / repeats).toBeLessThanOrEqual(0.09)
})

const steady = (centre: number, visits = 10): Pair[] =>
  Array.from({ length: visits }, (_, index) => ({ launch: index >> 1, log: centre + 0.001 * ((index * 7) % visits) }))

it('finds a change of 2 % among forty comparisons, where visits agree to 0.3 %', () => {
  const { value, p, interval } = between(sideOf(steady(0)), sideOf(steady(-0.02)))
  expect(value).toBeCloseTo(-0.02, 10)
  expect((p ?? 1) * 40).toBeLessThan(0.05)
  expect(interval?.high).toBeLessThan(0)
  expect(interval?.method).toBe('rank-sum')
})

describe('is never finer than what the two runs say themselves', () => {
  const [first, second] = [sideOf(steady(0)), sideOf(steady(-0.02))]
  const width = (found: BetweenRuns): number => (found.interval ? found.interval.high - found.interval.low : 0)

  it('where launches widened one of them', () => {
    const { own } = second
    if (own === null) throw new Error('ten visits have an interval')
    const wide = {
      ...second,
      widened: 4,
      own: { ...own, low: own.value - 4 * (own.value - own.low), high: own.value + 4 * (own.high - own.value) },
    }
    expect(width(between(first, wide))).toBeGreaterThanOrEqual(wide.own.high - wide.own.low)
    expect(between(first, wide).p).toBeGreaterThan(between(first, second).p ?? 1)
  })

  it('where the results decided when one of them stopped', () => {
    const looked = sideOf(steady(-0.02), true)
    const found = between(first, looked)
    expect(found.interval?.method).toBe('anytime')
    expect(width(found)).toBeGreaterThan(1.3 * width(between(first, second)))
    expect(between(looked, first).interval?.method).toBe('anytime')
  })
})

it('has no interval where one of the runs has none, and nothing without visits', () => {
  expect(between(sideOf(steady(0)), sideOf(steady(0.1, 5)))).toMatchObject({
    interval: null,
    p: null,
    detectable: null,
  })
  expect(betweenRuns(sideOf(steady(0)), { logs: [], own: null, widened: 1, looked: false })).toBeNull()
})
