import { describe, expect, it } from 'vitest'
import { RunDocument } from '../../harness/schema/run.ts'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { random } from '../fixtures/random.ts'
import { standIns, thin } from './thin.ts'

describe('stand-ins', () => {
  it('are all where there is room for all', () => {
    expect(standIns([3, 1, 2], 3)).toEqual([0, 1, 2])
    expect(standIns([], 3)).toEqual([])
  })

  it('hide neither an outlier nor the level', () => {
    const noise = random(1)
    const values = Array.from({ length: 10_000 }, (_, index) => (index < 5000 ? 1 : 2) + noise() / 100)
    values[1234] = 9
    values[7654] = 0.1
    const kept = standIns(values, 240)
    expect(kept.length).toBeLessThanOrEqual(240)
    expect(kept).toContain(1234)
    expect(kept).toContain(7654)
    expect(kept).toEqual([...new Set(kept)].toSorted((a, b) => a - b))
    const median = (of: number[]) => of.toSorted((a, b) => a - b)[of.length >> 1] ?? 0
    const level = (from: number, to: number) =>
      median(kept.filter((index) => index >= from && index < to).map((index) => values[index] ?? 0))
    expect(level(0, 5000)).toBeCloseTo(1, 1)
    expect(level(5000, 10_000)).toBeCloseTo(2, 1)
  })
})

describe('a run that is thinned', () => {
  /** With numbers to so many digits. */
  const to = (digits: number, value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (_, item: unknown) =>
      typeof item === 'number' && !Number.isInteger(item) ? Number(item.toPrecision(digits)) : item,
    )

  it('is the same where it was short, but for digits that nobody measured', () => {
    const run = exampleRun()
    const short = thin(run)
    expect(to(5, short)).toEqual(to(5, run))
    const numbers = ({ estimates }: RunDocument) =>
      to(
        9,
        estimates.map((estimate) => ({ ...estimate, points: [] })),
      )
    expect(numbers(short)).toEqual(numbers(run))
    expect(thin(short)).toEqual(short)
  })

  it('keeps every number, and says of how many visits it shows some', () => {
    const run = exampleRun({ benchmarks: 2, blocks: 500 })
    const short = thin(run)
    expect(RunDocument.safeParse(short).error).toBeUndefined()
    for (const [index, estimate] of short.estimates.entries()) {
      const { points, pointsInAll, ...numbers } = estimate
      const { points: all, ...own } = run.estimates[index] ?? estimate
      expect(to(9, numbers)).toEqual(to(9, own))
      expect(points.length).toBeLessThanOrEqual(Math.min(all.length, 300))
      expect(pointsInAll).toBe(all.length > 240 ? all.length : undefined)
      const blocks = new Set(all.map(({ block }) => block))
      expect(points.filter(({ block }) => !blocks.has(block))).toEqual([])
    }
    expect(short.canary.length).toBe(run.canary.length)
    expect(short.canaryInAll).toBeUndefined()
  })

  it('has room for what is drawn before all else', () => {
    const run = exampleRun({ benchmarks: 40, blocks: 60 })
    const { estimates } = thin(run)
    const counts = (isTime: boolean) =>
      estimates
        .filter(({ metric, kind }) => kind === 'sampled' && (metric === 'time') === isTime)
        .map(({ points }) => points.length)
    expect(new Set(counts(true))).toEqual(new Set([60]))
    expect(Math.max(...counts(false))).toBeLessThan(60)
    expect(Math.min(...counts(false))).toBeGreaterThanOrEqual(6)
    expect(estimates.reduce((sum, { points }) => sum + points.length, 0)).toBeLessThan(100_000)
  })

  it('keeps some visits of the canary in each browser', () => {
    const run = exampleRun({ benchmarks: 3, blocks: 500 })
    const { canary, canaryInAll } = thin(run)
    expect(canary.length).toBeLessThanOrEqual(3 * 1200)
    expect(new Set(canary.map(({ browser }) => browser)).size).toBe(3)
    expect(canaryInAll).toBe(run.canary.length)
  })

  it('keeps the same blocks of every variant, so that they can be held against each other', () => {
    const { estimates } = thin(exampleRun({ benchmarks: 1, blocks: 500 }))
    const time = estimates.filter(({ metric, browser }) => metric === 'time' && browser === 'firefox')
    const blocks = time.map(({ points }) => points.map(({ block }) => block))
    expect(blocks.length).toBe(3)
    expect(blocks[1]).toEqual(blocks[0])
    expect(blocks[2]).toEqual(blocks[0])
  })
})
