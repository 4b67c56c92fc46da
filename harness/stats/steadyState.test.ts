import { describe, expect, it } from 'vitest'
import { random } from './random.ts'
import { steadyState, type SteadyState } from './steadyState.ts'

interface Bursts {
  /** Share of the slices that are 1.3 to 2 times slower. */
  readonly share: number
  /** How many such slices follow each other on average. */
  readonly length: number
}

const quiet: Bursts = { share: 0, length: 1 }

/** Times per slice with 0.5 % noise and bursts on top, in ns. */
const series = (seed: number, levels: readonly number[], bursts = quiet): number[] => {
  const source = random(seed)
  let disturbed = source.uniform() < bursts.share
  return levels.map((level) => {
    const turns = disturbed ? 1 / bursts.length : bursts.share / (1 - bursts.share) / bursts.length
    if (source.uniform() < turns) disturbed = !disturbed
    return 1000 * level * Math.exp(0.005 * source.normal()) * (disturbed ? 1.3 + 0.7 * source.uniform() : 1)
  })
}

const levels = (...pieces: readonly (readonly [level: number, length: number])[]): number[] =>
  pieces.flatMap(([level, length]) => Array.from({ length }, () => level))

/** How many of a hundred such series are of each kind. */
const kinds = (of: readonly number[], bursts: Bursts) => {
  const counts: Record<SteadyState['kind'], number> = { flat: 0, 'warm-up': 0, 'slow-down': 0, 'never-steady': 0 }
  for (let seed = 1; seed <= 100; seed++) counts[steadyState(series(seed, of, bursts)).kind]++
  return counts
}

/** What interference looks like: single slices, and stretches of a few, up to two fifths of the time. */
const interference: readonly Bursts[] = [
  { share: 0.1, length: 1 },
  { share: 0.4, length: 1 },
  { share: 0.2, length: 3 },
  { share: 0.4, length: 3 },
]

describe('steadyState of a quiet series', () => {
  it('is flat from the first slice when nothing happens', () => {
    expect(steadyState(series(1, levels([1, 80])))).toEqual({ kind: 'flat', from: 0 })
    expect(steadyState(levels([5, 80]))).toEqual({ kind: 'flat', from: 0 })
  })

  it.each([
    [4, 5],
    [2, 10],
    [3, 30],
  ])('is a warm-up from where a tier %i times slower ends after %i slices', (slower, length) => {
    expect(steadyState(series(2, levels([slower, length], [1, 70])))).toEqual({ kind: 'warm-up', from: length })
  })

  it('skips a first slice or two that are slow, and calls the rest flat', () => {
    expect(steadyState(series(3, levels([3, 2], [1, 70])))).toEqual({ kind: 'flat', from: 2 })
  })

  it('follows two tiers, and a ramp that comes to an end', () => {
    expect(steadyState(series(4, levels([4, 10], [2, 20], [1, 60])))).toEqual({ kind: 'warm-up', from: 30 })
    const ramp = Array.from({ length: 100 }, (_, index) => Math.max(1, 2 - index / 50))
    const { kind, from } = steadyState(series(5, ramp))
    expect(kind).toBe('warm-up')
    expect(Math.abs(from - 50)).toBeLessThan(8)
  })

  it('is a slow-down where the last level is not the fastest', () => {
    expect(steadyState(series(6, levels([1, 30], [1.15, 60])))).toEqual({ kind: 'slow-down', from: 30 })
    expect(steadyState(series(7, levels([2, 20], [1, 20], [1.1, 60])))).toEqual({ kind: 'slow-down', from: 40 })
  })

  it('is never steady while a ramp goes on, while it swings, and when the last level came late', () => {
    const never = { kind: 'never-steady', from: 100 }
    const ramp = Array.from({ length: 100 }, (_, index) => 2 - index / 100)
    expect(steadyState(series(8, ramp))).toEqual(never)
    expect(steadyState(series(9, levels([1, 25], [1.3, 25], [1, 25], [1.3, 25])))).toEqual(never)
    expect(steadyState(series(10, levels([2, 70], [1, 30])))).toEqual(never)
  })

  it('takes levels within the tolerance for one', () => {
    const times = series(11, levels([1.05, 40], [1, 60]))
    expect(steadyState(times).kind).toBe('warm-up')
    expect(steadyState(times, { tolerance: 0.1 }).kind).toBe('flat')
    expect(steadyState(times, { steadyShare: 0.7 }).kind).toBe('never-steady')
  })

  it('has no opinion of fewer than a dozen slices', () => {
    expect(steadyState(levels([1, 11]))).toEqual({ kind: 'never-steady', from: 11 })
    expect(steadyState([])).toEqual({ kind: 'never-steady', from: 0 })
  })

  it('bears a slice that a coarse clock read as zero', () => {
    expect(steadyState([0, ...series(12, levels([1, 60]))])).toEqual({ kind: 'flat', from: 0 })
    expect(steadyState(levels([0, 60])).kind).toBe('never-steady')
  })
})

describe.each(interference)('steadyState with $share of the slices disturbed, about $length in a row', (bursts) => {
  it.each([60, 200])(
    'calls at most five in a hundred flat series of %i never steady, and none a slow-down',
    (length) => {
      const counts = kinds(levels([1, length]), bursts)
      expect(counts['never-steady']).toBeLessThanOrEqual(5)
      expect(counts['slow-down']).toBeLessThanOrEqual(1)
      // A series that begins within a burst looks like one that warms up.
      expect(counts.flat).toBeGreaterThanOrEqual(80)
    },
  )

  it('still sees a tier, and where it ends', () => {
    const of = levels([2.5, 30], [1, 170])
    expect(kinds(of, bursts)['warm-up']).toBeGreaterThanOrEqual(95)
    const found = Array.from({ length: 50 }, (_, seed) => steadyState(series(200 + seed, of, bursts)).from)
    const median = found.toSorted((a, b) => a - b)[25] as number
    expect(Math.abs(median - 30)).toBeLessThanOrEqual(3)
  })

  it('still sees a lasting slow-down, a ramp that goes on, and long swings', () => {
    expect(kinds(levels([1, 60], [1.15, 140]), bursts)['slow-down']).toBeGreaterThanOrEqual(90)
    const ramp = Array.from({ length: 200 }, (_, index) => 2 - index / 200)
    expect(kinds(ramp, bursts)['never-steady']).toBeGreaterThanOrEqual(90)
    expect(kinds(levels([1, 50], [1.3, 50], [1, 50], [1.3, 50]), bursts)['never-steady']).toBeGreaterThanOrEqual(80)
  })
})
