import { describe, expect, it } from 'vitest'
import { exampleRun } from '../../reports/fixtures/exampleRun.ts'
import { metrics } from '../metrics/index.ts'
import { Budget } from '../schema/budget.ts'
import { CheckDocument } from '../schema/check.ts'
import { Limit } from '../schema/limit.ts'
import type { Estimate, Failure, RunDocument } from '../schema/run.ts'
import { limitsOf } from '../config/budgets.ts'
import { check } from './check.ts'

const limits = (budget: object): Limit[] =>
  limitsOf([Budget.parse(budget)], {
    metrics,
    crates: null,
    variants: ['scalar', 'simd'],
    browsers: ['chromium', 'firefox'],
  })

const interval = (low: number, high: number): NonNullable<Estimate['interval']> => ({
  low,
  high,
  confidence: 0.95,
  method: 'signed-rank',
})

const estimate = (more: Partial<Estimate>): Estimate => ({
  benchmark: 'dot-f32',
  browser: 'chromium',
  variant: 'simd',
  metric: 'time',
  value: 100,
  interval: interval(90, 110),
  ratio: null,
  kind: 'sampled',
  flags: [],
  steadiness: null,
  points: [],
  ...more,
})

const failure = (more: Partial<Failure> = {}): Failure => ({
  benchmark: 'dot-f32',
  browser: 'chromium',
  variant: 'simd',
  block: 0,
  times: 1,
  stage: 'verify',
  message: 'wrong result',
  details: '',
  ...more,
})

const example = exampleRun()
const [benchmark] = example.benchmarks
if (benchmark === undefined) throw new Error('The example has no benchmark.')
const dot = { ...benchmark, id: 'dot-f32', crate: 'dot-f32', variants: ['scalar', 'simd'] }
const run = (estimates: readonly Estimate[], failures: readonly Failure[] = []): RunDocument => ({
  ...example,
  benchmarks: [dot],
  estimates: [...estimates],
  failures: [...failures],
})

const outcomes = (budget: object, document: RunDocument) =>
  check(document, limits(budget)).results.flatMap(({ cells }) => cells.map(({ outcome }) => outcome))

describe('a ceiling', () => {
  it.each([
    ['kept', 110],
    ['undecided', 109],
    ['undecided', 90],
    ['broken', 89],
  ])('is %s at %d ns by an interval from 90 to 110', (outcome, most) => {
    expect(outcomes({ metric: 'time', most: `${most} ns` }, run([estimate({})]))).toEqual([outcome])
  })

  it('is undecided without an interval, however far beyond', () => {
    const document = run([estimate({ interval: null })])
    const [{ cells } = { cells: [] }] = check(document, limits({ metric: 'time', most: 1 })).results
    expect(cells).toMatchObject([{ outcome: 'undecided', over: 99, reason: 'too few visits for an interval' }])
  })

  it('needs no interval for what is exact', () => {
    const size = estimate({ metric: 'size-raw', browser: null, kind: 'exact', interval: null, value: 1000 })
    expect(outcomes({ metric: 'size-raw', most: '1 kB' }, run([size]))).toEqual(['kept'])
    expect(outcomes({ metric: 'size-raw', most: 999 }, run([size]))).toEqual(['broken'])
  })
})

it('a floor is the other way round', () => {
  const document = run([estimate({ metric: 'fps', value: 58, interval: interval(57, 59) })])
  expect(outcomes({ metric: 'fps', least: 57 }, document)).toEqual(['kept'])
  expect(outcomes({ metric: 'fps', least: 58 }, document)).toEqual(['undecided'])
  expect(outcomes({ metric: 'fps', least: 60 }, document)).toEqual(['broken'])
})

it('a speed-up is of the ratio, and of no baseline', () => {
  const ratio = {
    ...example.estimates.find((each) => each.ratio !== null)?.ratio,
    value: 2.2,
    interval: interval(2, 2.5),
  }
  const document = run([estimate({ ratio: ratio as Estimate['ratio'] }), estimate({ variant: 'scalar' })])
  expect(outcomes({ metric: 'time', speedup: 2 }, document)).toEqual(['kept'])
  expect(outcomes({ metric: 'time', speedup: 2.1 }, document)).toEqual(['undecided'])
  expect(outcomes({ metric: 'time', speedup: 3 }, document)).toEqual(['broken'])
})

describe('which cells it is about', () => {
  const document = run([
    estimate({}),
    estimate({ browser: 'firefox' }),
    estimate({ variant: 'scalar' }),
    estimate({ metric: 'first-result' }),
  ])
  it.each([
    [{ metric: 'time', most: 1 }, 3],
    [{ metric: ['time', 'first-*'], most: 1 }, 4],
    [{ metric: 'time', most: 1, variants: 's*d' }, 2],
    [{ metric: 'time', most: 1, browsers: ['firefox'] }, 1],
    [{ metric: 'time', most: 1, crates: 'dot-*' }, 3],
    [{ metric: 'time', most: 1, crates: 'mandelbrot' }, 0],
  ])('%j: %d', (budget, count) => expect(outcomes(budget, document)).toHaveLength(count))
})

describe('what failed', () => {
  it('keeps no budget', () => {
    const document = run([estimate({ browser: 'firefox' })], [failure()])
    const checked = check(document, limits({ metric: 'time', most: '200 ns', crates: 'dot-f32' }))
    expect(checked.outcome).toBe('failed')
    expect(checked.results[0]?.cells).toMatchObject([
      { browser: 'firefox', outcome: 'kept' },
      { browser: 'chromium', variant: 'simd', outcome: 'failed', value: null, reason: 'wrong result' },
    ])
    expect(checked.results[0]?.tighter).toBeNull()
  })

  it('is every variant of every benchmark where a browser was not there', () => {
    const absent = failure({ benchmark: null, browser: 'firefox', variant: null, stage: 'unavailable' })
    const document = run([estimate({})], [absent])
    const { results } = check(document, limits({ metric: 'time', most: '200 ns', crates: 'dot-f32', variants: 'simd' }))
    expect(results[0]?.cells).toMatchObject([{ outcome: 'kept' }, { browser: 'firefox', outcome: 'failed' }])
  })

  it('is not what nobody measured, nor what has a number all the same', () => {
    expect(outcomes({ metric: 'fps', least: 1 }, run([estimate({})], [failure()]))).toEqual([])
    expect(outcomes({ metric: 'time', most: '200 ns' }, run([estimate({})], [failure({ stage: 'crash' })]))).toEqual([
      'kept',
    ])
  })
})

describe('all together', () => {
  const broken = { metric: 'time', most: 1 }
  it.each([
    ['broken', 'error', 'broken'],
    ['kept', 'warn', 'broken'],
  ])('are %s where a budget of level %s is broken', (outcome, level) => {
    const checked = check(run([estimate({})]), limits({ ...broken, level }))
    expect(checked.outcome).toBe(outcome)
    expect(CheckDocument.parse(checked)).toEqual(checked)
  })

  it('are kept when there is none', () => expect(check(run([]), []).outcome).toBe('kept'))
})

describe('a tighter limit', () => {
  const tighter = (budget: object, low: number, high: number) =>
    check(run([estimate({ value: (low + high) / 2, interval: interval(low, high) })]), limits(budget)).results[0]
      ?.tighter

  it('leaves a tenth beyond the worst end of all intervals, in two digits', () => {
    expect(tighter({ metric: 'time', most: 1000 }, 90, 110)).toBe(130)
    expect(tighter({ metric: 'fps', least: 10 }, 90, 110)).toBeNull()
  })
  it('is none where that is hardly tighter', () => {
    expect(tighter({ metric: 'time', most: 150 }, 90, 110)).toBeNull()
    expect(tighter({ metric: 'time', most: 100 }, 90, 110)).toBeNull()
  })
  it('of a floor is higher', () => {
    const document = run([estimate({ metric: 'fps', value: 60, interval: interval(59, 61) })])
    expect(check(document, limits({ metric: 'fps', least: 30 })).results[0]?.tighter).toBe(53)
  })
})
