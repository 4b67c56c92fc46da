import { assert, double, integer, property, asyncProperty } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { random } from '../../stats/random.ts'
import { guessCapacity } from './guess.ts'
import { interpolated, search } from './search.ts'

const refreshMs = 1000 / 60
const limits = { from: 100, to: 1_000_000, precision: 0.03, mostTrials: 14 }

describe('the search for the largest workload', () => {
  it('closes in on it from wherever it begins within a factor of two', async () => {
    await assert(
      asyncProperty(
        integer({ min: 300, max: 400_000 }),
        double({ min: 0.5, max: 2, noNaN: true }),
        async (true_, off) => {
          const found = await search(async (n) => n <= true_, { ...limits, guess: true_ * off })
          if (found.kind !== 'between') throw new Error(found.kind)
          expect(found.holds).toBeLessThanOrEqual(true_)
          expect(found.fails).toBeGreaterThan(true_)
          expect(found.trials).toBeLessThanOrEqual(limits.mostTrials)
          expect(found.fails / found.holds).toBeLessThanOrEqual(1.25)
        },
      ),
    )
  })

  it('is precise where the guess is good', async () => {
    const found = await search(async (n) => n <= 5000, { ...limits, guess: 4700 })
    if (found.kind !== 'between') throw new Error(found.kind)
    expect(found.fails / found.holds).toBeLessThanOrEqual(1.03)
    expect(found.trials).toBeLessThan(10)
  })

  it('finds small numbers exactly', async () => {
    const found = await search(async (n) => n <= 7, { ...limits, from: 1, to: 50, guess: 9 })
    expect(found).toMatchObject({ kind: 'between', holds: 7, fails: 8 })
  })

  it('says that the smallest does not hold, that the largest does, and when it came to no end', async () => {
    expect(await search(async () => false, { ...limits, guess: 300 })).toMatchObject({ kind: 'none' })
    expect(await search(async () => true, { ...limits, guess: 9000 })).toMatchObject({ kind: 'at-limit' })
    expect(await search(async (n) => n <= 200, { ...limits, guess: 1e6, mostTrials: 4 })).toMatchObject({
      kind: 'unfinished',
      trials: 4,
    })
  })

  it('believes no single trial that fails', async () => {
    const source = random(4)
    const results = []
    for (let run = 0; run < 200; run++) {
      // One trial in ten is disturbed.
      const found = await search(async (n) => n <= 5000 && source.uniform() > 0.1, { ...limits, guess: 5200 })
      if (found.kind !== 'between') throw new Error(found.kind)
      results.push(found.holds)
    }
    expect(results.filter((n) => n > 4700).length).toBeGreaterThan(185)
  })
})

describe('between a workload that holds and one that does not', () => {
  it('the work tells where the refresh is reached', () => {
    expect(interpolated({ n: 1000, lateMs: 15 }, { n: 1100, lateMs: 16.5 }, 16)).toBeCloseTo(1066.7, 1)
  })

  it('it is halfway where something else failed', () => {
    expect(interpolated({ n: 1000, lateMs: 12 }, { n: 1210, lateMs: 14 }, 16)).toBeCloseTo(1100, 9)
    expect(interpolated({ n: 1000, lateMs: 12 }, { n: 1210, lateMs: 11 }, 16)).toBeCloseTo(1100, 9)
  })
})

describe('a guess', () => {
  it.each([
    ['in proportion', (n: number) => 0.0005 * n],
    ['with a constant part', (n: number) => 4 + 0.0005 * n],
    ['as the square', (n: number) => 1 + 2e-7 * n ** 2],
    ['as n log n', (n: number) => 1e-4 * n * Math.log(n)],
  ])('is near the truth for work that grows %s', (_, timeMs) => {
    const guess = guessCapacity(timeMs, limits, refreshMs)
    expect(timeMs(guess) / refreshMs).toBeGreaterThan(0.85)
    expect(timeMs(guess) / refreshMs).toBeLessThan(1.05)
  })

  it('stays within the range, whatever it is told', () => {
    assert(
      property(integer({ min: 0, max: 1000 }), (seed) => {
        const source = random(seed)
        const guess = guessCapacity(() => 40 * source.uniform(), limits, refreshMs)
        expect(guess).toBeGreaterThanOrEqual(limits.from)
        expect(guess).toBeLessThanOrEqual(limits.to)
      }),
    )
    expect(guessCapacity(() => 0, limits, refreshMs)).toBe(limits.to)
    expect(guessCapacity(() => 100, limits, refreshMs)).toBe(limits.from)
  })

  it('never times a workload that takes many refreshes', () => {
    const seen: number[] = []
    guessCapacity(
      (n) => {
        const ms = 1e-6 * n ** 2
        seen.push(ms)
        return ms
      },
      limits,
      refreshMs,
    )
    expect(Math.max(...seen)).toBeLessThan(4.1 * refreshMs)
  })
})
