import { describe, expect, it } from 'vitest'
import { metrics } from '../metrics/index.ts'
import { Budget, defaultBudgets } from '../schema/budget.ts'
import { limitsOf } from './budgets.ts'
import { parseConfig } from './load.ts'
import type { Nameable } from './nameable.ts'

const known: Nameable = {
  metrics,
  crates: ['dot-f32', 'dot-f32@l1', 'mandelbrot'],
  variants: ['scalar', 'simd'],
  browsers: ['chromium', 'webkit'],
}
const read = (...budgets: object[]) =>
  limitsOf(
    budgets.map((budget) => Budget.parse(budget)),
    known,
  )

it('the defaults are understood', () => {
  const limits = limitsOf(
    defaultBudgets.map((budget) => Budget.parse(budget)),
    { ...known, crates: null },
  )
  expect(limits.map(({ metric, kind, amount }) => [metric.id, kind, amount])).toEqual([
    ['size-brotli', 'most', 500_000],
    ['size-raw', 'most', 2_000_000],
    ['compile-instantiate', 'most', 100],
    ['linear-memory', 'most', 10_000_000],
    ['frame-work-p95', 'most', 16.67],
    ['reach', 'least', 0.95],
  ])
  expect(new Set(limits.map(({ level }) => level))).toEqual(new Set(['warn']))
})

it('a pattern of metrics is a limit for each, in its own unit', () => {
  expect(read({ metric: 'size-*', most: '1 MB' }).map(({ metric }) => metric.id)).toEqual([
    'size-raw',
    'size-gzip',
    'size-brotli',
    'size-zstd',
  ])
})

describe('what would never fire is refused', () => {
  it.each([
    [{ metric: 'tiem', most: 1 }, 'budgets[0] is about the metric "tiem"', 'Did you mean "time"?'],
    [{ metric: 'time', most: 1, crates: 'dot-f23' }, 'the crate "dot-f23"', 'Did you mean "dot-f32"?'],
    [{ metric: 'time', most: 1, crates: ['dot-*', 'mandel'] }, 'the crate "mandel"', 'mandelbrot'],
    [{ metric: 'time', most: 1, variants: 'smid' }, 'the variant "smid"', 'Did you mean "simd"?'],
    [{ metric: 'time', most: 1, browsers: 'webkti' }, 'the browser "webkti"', 'Did you mean "webkit"?'],
    [{ metric: 'time', most: '5 kB' }, 'no amount of time', 'ns, µs, us, ms, s'],
    [{ metric: ['time', 'size-*'], most: '5 kB' }, 'no amount of time', 'ns'],
  ])('%j', (budget, message, hint) => {
    expect(() => read(budget)).toThrow(
      expect.objectContaining({
        exit: 'wrongUse',
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      }),
    )
  })

  it('but not a crate that nobody here can know', () => {
    expect(
      limitsOf([Budget.parse({ metric: 'time', most: 1, crates: 'far-away' })], { ...known, crates: null }),
    ).toHaveLength(1)
  })
})

describe('in the config', () => {
  const hintOf = (budget: object): string => {
    try {
      parseConfig({ budgets: [budget] }, 'crosslane.config.ts')
    } catch (error) {
      return `${(error as Error).message} ${(error as { hint: string }).hint}`
    }
    return ''
  }
  it.each([
    [{ metric: 'time' }, 'needs exactly one of most, least and speedup; it has none'],
    [{ metric: 'time', most: 1, least: 2 }, 'it has most and least'],
    [{ metric: 'time', most: 1, crate: 'x' }, 'budgets[0] has no key "crate": did you mean "crates"?'],
    [{ metric: 'size brotli', most: 1 }, 'must be a name, or a pattern'],
  ])('%j is explained', (budget, message) => expect(hintOf(budget)).toContain(message))
})
