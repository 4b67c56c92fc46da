import { describe, expect, it } from 'vitest'
import { Answer, type Estimate } from '../schema/run.ts'
import { SuiteFacts } from '../schema/suite.ts'
import { random } from '../stats/random.ts'
import { type AnswerOptions, answersOf } from './answers.ts'
import { ended, measured, runStarted, visited } from './exampleJournal.ts'
import { estimate } from './index.ts'

const [example] = runStarted().manifest.benchmarks
if (example === undefined) throw new Error('The example has no benchmark.')
const benchmark = (id: string, more: Partial<typeof example> = {}) => ({ ...example, id, crate: id, ...more })

const suite = (benchmarks: readonly string[], more: Partial<SuiteFacts> = {}): SuiteFacts =>
  SuiteFacts.parse({
    id: 'simd',
    title: 'kernels',
    question: 'What does SIMD buy?',
    chart: null,
    benchmarks,
    variants: ['simd'],
    ...more,
  })

const ratioOf = (value: number): NonNullable<Estimate['ratio']> => ({
  value,
  interval: null,
  verdict: 'inconclusive',
  adjustedP: null,
  detectable: null,
  widened: 1,
  withinLayout: false,
})

/** A benchmark whose visits have these ratios, two visits to a launch. */
const row = (id: string, ratios: readonly (number | null)[], more: Partial<Estimate> = {}): Estimate => ({
  benchmark: id,
  browser: 'chromium',
  variant: 'simd',
  metric: 'time',
  value: 1,
  interval: null,
  ratio: ratioOf(1),
  kind: 'sampled',
  flags: [],
  steadiness: null,
  points: ratios.map((ratio, block) => ({ block, launch: block >> 1, value: 1, ratio })),
  ...more,
})
/** The same, where all eight visits have one ratio. */
const evenRow = (id: string, ratio: number, more: Partial<Estimate> = {}): Estimate =>
  row(
    id,
    times(8, () => ratio),
    more,
  )
const size = (id: string, value: number, metric = 'size-brotli'): Estimate =>
  row(id, [], { browser: null, metric, kind: 'exact', ratio: ratioOf(value) })

const options: AnswerOptions = { margin: 0.01, looked: false, measure: ['throughput'] }
const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index))

describe('answersOf', () => {
  it('is the geometric mean over the benchmarks', () => {
    const rows = [evenRow('a', 2), evenRow('b', 8)]
    const [answer, ...more] = answersOf([suite(['a', 'b'])], [benchmark('a'), benchmark('b')], rows, options)
    expect(more).toEqual([])
    expect(Answer.parse(answer)).toMatchObject({
      suite: 'simd',
      browser: 'chromium',
      variant: 'simd',
      metric: 'time',
      verdict: 'faster',
      benchmarks: ['a', 'b'],
    })
    expect(answer?.ratio).toBeCloseTo(4, 12)
    expect(answer?.interval?.low).toBeCloseTo(4, 12)
  })

  it('does not take a block that was disturbed as a whole for many findings', () => {
    const source = random(3)
    const disturbed = times(10, () => Math.exp(0.05 * source.normal()))
    const ids = times(20, (index) => `b${index}`)
    const rows = ids.map((id) => row(id, disturbed))
    const [one] = answersOf([suite(['b0'])], [benchmark('b0')], rows, options)
    const all = answersOf(
      [suite(ids)],
      ids.map((id) => benchmark(id)),
      rows,
      options,
    )[0]
    expect(all?.interval?.high).toBeCloseTo(one?.interval?.high ?? 0, 10)
    expect(all?.interval?.low).toBeCloseTo(one?.interval?.low ?? 0, 10)
  })

  it('leaves out benchmarks that have no ratio, and controls unless there is nothing else', () => {
    const all = [benchmark('a'), benchmark('b'), benchmark('c', { control: true })]
    const rows = [evenRow('a', 2), evenRow('b', 4, { ratio: null }), evenRow('c', 1)]
    expect(answersOf([suite(['a', 'b', 'c'])], all, rows, options)).toMatchObject([{ benchmarks: ['a'] }])
    expect(answersOf([suite(['c'])], all, rows, options)).toMatchObject([{ benchmarks: ['c'], verdict: 'equivalent' }])
  })

  it('answers nothing where nothing was asked, and for no variant that is not of the suite', () => {
    const rows = [evenRow('a', 2)]
    expect(answersOf([suite(['a'], { question: '' })], [benchmark('a')], rows, options)).toEqual([])
    expect(answersOf([suite(['a'], { variants: ['peer'] })], [benchmark('a')], rows, options)).toEqual([])
  })

  it('leaves out a benchmark that has the variant for another suite only', () => {
    const all = [
      benchmark('a', { suites: { simd: ['scalar', 'simd'] } }),
      benchmark('b', { suites: { simd: ['scalar'] } }),
    ]
    const rows = [evenRow('a', 2), evenRow('b', 4), size('b', 2)]
    expect(answersOf([suite(['a', 'b'])], all, rows, options)).toMatchObject([{ benchmarks: ['a'], metric: 'time' }])
  })

  it('has sizes once for all browsers and once a crate, without an interval', () => {
    const all = [benchmark('a@l1', { crate: 'a' }), benchmark('a@l2', { crate: 'a' }), benchmark('b')]
    const rows = [size('a@l1', 0.5), size('a@l2', 0.5), size('b', 2), size('b', 3, 'size-gzip')]
    const [answer, ...more] = answersOf([suite(['a@l1', 'a@l2', 'b'])], all, rows, options)
    expect(more).toEqual([])
    expect(answer).toMatchObject({ browser: null, interval: null, benchmarks: ['a@l1', 'b'], verdict: 'equivalent' })
    expect(answer?.ratio).toBeCloseTo(1, 12)
  })

  it('tells of loads and memory where the suite measures them, not where they come with something else', () => {
    const rows = [
      evenRow('a', 2),
      evenRow('a', 1, { metric: 'first-result' }),
      evenRow('a', 1, { metric: 'linear-memory' }),
    ]
    const metrics = (measure: AnswerOptions['measure']) =>
      answersOf([suite(['a'])], [benchmark('a', { measure: [...measure] })], rows, options).map(({ metric }) => metric)
    expect(metrics(['throughput'])).toEqual(['time'])
    expect(metrics(['load'])).toEqual(['first-result'])
    expect(metrics(['throughput', 'memory'])).toEqual(['time', 'linear-memory'])
  })

  it('has an interval that may be looked at early where the run did', () => {
    const source = random(8)
    const rows = [
      row(
        'a',
        times(12, () => Math.exp(0.01 * source.normal())),
      ),
    ]
    const [fixed] = answersOf([suite(['a'])], [benchmark('a')], rows, options)
    const [looked] = answersOf([suite(['a'])], [benchmark('a')], rows, { ...options, looked: true })
    expect([fixed?.interval?.method, looked?.interval?.method]).toEqual(['signed-rank', 'anytime'])
  })

  it('has no interval and no verdict below six blocks', () => {
    const rows = [
      row(
        'a',
        times(5, () => 2),
      ),
    ]
    expect(answersOf([suite(['a'])], [benchmark('a')], rows, options)).toMatchObject([
      { interval: null, verdict: 'inconclusive' },
    ])
  })

  it('is corrected for the number of answers', () => {
    const source = random(5)
    const noisy = () => times(12, () => Math.exp(0.01 * source.normal()))
    const browsers = times(20, (index) => `browser-${index}`)
    const [first = '', ...others] = browsers
    // Launches that agree, so that nothing but the visits scatters: p is 0.01.
    const even = times(12, (visit) => Math.exp(0.009 + (visit % 2 === 0 ? 1 : -1) * (0.004 + 0.002 * (visit >> 1))))
    const borderline = row('a', even, { browser: first })
    const nulls = others.map((browser) => row('a', noisy(), { browser }))
    const verdictAmong = (rows: readonly Estimate[]) =>
      answersOf([suite(['a'])], [benchmark('a')], rows, { ...options, margin: 0.000_1 })[0]?.verdict
    expect(verdictAmong([borderline])).toBe('faster')
    expect(verdictAmong([borderline, ...nulls])).toBe('inconclusive')
  })
})

describe('the interval', () => {
  /** Benchmarks of true effects of their own, blocks that shift all of them, visits that scatter. */
  const experiment = (seed: number, truth: number, launches: number): Answer | undefined => {
    const source = random(seed)
    const ids = ['a', 'b', 'c', 'd']
    const own = [-0.3, 0.1, 0.2, 0].map((offset) => truth + offset)
    const launch = times(5, () => launches * source.normal())
    const block = times(10, (index) => 0.01 * source.normal() + (launch[index >> 1] ?? 0))
    const rows = ids.map((id, index) =>
      row(
        id,
        block.map((shift) => Math.exp((own[index] ?? 0) + shift + 0.02 * source.normal())),
      ),
    )
    return answersOf(
      [suite(ids)],
      ids.map((id) => benchmark(id)),
      rows,
      { ...options, margin: 0.000_1 },
    )[0]
  }

  it.each([0, 0.01])(
    'covers the mean of these benchmarks as often as it promises; launches differ by %d',
    (launches) => {
      const repeats = 600
      const covered = times(repeats, (seed) => experiment(seed, 0.4, launches)).filter(
        (answer) => answer?.interval && answer.interval.low <= Math.exp(0.4) && Math.exp(0.4) <= answer.interval.high,
      ).length
      expect(covered / repeats).toBeGreaterThan(0.92)
      expect(covered / repeats).toBeLessThan(0.99)
    },
  )

  it('calls nothing different in about 95 % of runs where nothing is', () => {
    const repeats = 600
    const alarms = times(repeats, (seed) => experiment(10_000 + seed, 0, 0)).filter(
      (answer) => answer?.verdict === 'faster' || answer?.verdict === 'slower',
    ).length
    expect(alarms / repeats).toBeLessThan(0.07)
  })

  it('finds a difference of twice the scatter of a block', () => {
    const found = times(100, (seed) => experiment(20_000 + seed, 0.03, 0)).filter(
      (answer) => answer?.verdict === 'faster',
    ).length
    expect(found).toBeGreaterThan(95)
  })
})

it('is in the document of a run that measures a suite', () => {
  const visits = times(8, (block) =>
    ['dot', 'add'].map((id) =>
      visited(block, [measured('scalar', [4000]), measured('simd', [id === 'dot' ? 1000 : 2000])], { benchmark: id }),
    ),
  ).flat()
  const started = runStarted({ suites: [suite(['dot', 'add'], { variants: ['autovec', 'simd'] })] })
  const { answers } = estimate([started, ...visits, ended])
  expect(answers.map(({ variant, metric, browser }) => [variant, metric, browser])).toEqual([
    ['autovec', 'size-raw', null],
    ['autovec', 'size-brotli', null],
    ['simd', 'time', 'chromium'],
    ['simd', 'first-result', 'chromium'],
    ['simd', 'size-raw', null],
    ['simd', 'size-brotli', null],
  ])
  expect(answers[2]?.ratio).toBeCloseTo(Math.sqrt(8), 2)
  expect(answers[4]).toMatchObject({ ratio: 0.5, verdict: 'slower', benchmarks: ['dot', 'add'] })
})
