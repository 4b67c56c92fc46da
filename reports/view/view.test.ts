import { describe, expect, it } from 'vitest'
import type { Ratio } from '../../harness/schema/run.ts'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { cellInWords } from './cellInWords.ts'
import { controlInWords, judgeControl } from './controls.ts'
import { detectable } from './detectable.ts'
import { whyNoInterval } from './noInterval.ts'
import { throughputOf } from './throughput.ts'
import { verdictsOf } from './verdicts.ts'
import { variantSentence } from './sentences.ts'
import { type View, viewOf } from './view.ts'

const ratio = (low: number, high: number, verdict: Ratio['verdict']): Ratio => ({
  value: (low + high) / 2,
  interval: { low, high, confidence: 0.95 },
  verdict,
})

const cell = (view: View, benchmark: string, browser: string, variant: string): string => {
  const found = view.benchmarks.find(({ id }) => id === benchmark)
  const at = found && view.cellAt(found, browser, variant, 'time')
  return at === undefined ? 'no such benchmark' : at.state === 'measured' ? 'measured' : cellInWords(at)
}

describe('cells', () => {
  const view = viewOf(exampleRun({ failures: true, skips: true }))

  it('say why they have no number', () => {
    expect(cell(view, 'dot', 'webkit', 'simd')).toBe('✗ wrong result (verify)')
    expect(cell(view, 'dot', 'webkit', 'relaxed')).toBe('– no relaxed-simd')
    expect(cell(view, 'xxh3', 'firefox', 'autovec')).toBe('✗ does not build (build)')
  })
  it('name the failure that came before giving up', () => {
    expect(cell(view, 'mandelbrot', 'firefox', 'scalar')).toBe('✗ page crashed (crash)')
  })
  it('keep their number when a single visit was lost', () => {
    expect(cell(view, 'utf8-validate', 'chromium', 'simd')).toBe('measured')
  })
  it('show no number beside a wrong result, even if the document has one', () => {
    const run = exampleRun()
    run.failures.push({
      benchmark: 'dot',
      browser: 'firefox',
      variant: 'simd',
      block: 2,
      times: 1,
      stage: 'verify',
      message: 'wrong result',
      details: '',
    })
    expect(cell(viewOf(run), 'dot', 'firefox', 'simd')).toBe('✗ wrong result (verify)')
  })
  it('are not failures where the crate does not take part', () => {
    const run = exampleRun()
    run.benchmarks = run.benchmarks.map((benchmark) => ({ ...benchmark, variants: ['scalar', 'simd'] }))
    run.estimates = run.estimates.filter(({ variant }) => variant !== 'autovec')
    expect(cell(viewOf(run), 'dot', 'firefox', 'autovec')).toBe('– not for this crate')
  })
  it('were not measured where nothing tells why', () => {
    const run = exampleRun()
    run.estimates = run.estimates.filter(({ benchmark }) => benchmark !== 'dot')
    expect(cell(viewOf(run), 'dot', 'firefox', 'simd')).toBe('– not measured')
  })
})

describe('controls', () => {
  it('are as they should when the interval contains 1', () => {
    expect(judgeControl(ratio(0.998, 1.003, 'equivalent'))).toBe('as-it-should')
    expect(judgeControl(ratio(0.95, 1.1, 'inconclusive'))).toBe('as-it-should')
  })
  it('are nearly so within one per cent, and suspicious beyond', () => {
    expect(judgeControl(ratio(1.001, 1.004, 'equivalent'))).toBe('almost')
    expect(controlInWords(ratio(1.02, 1.06, 'faster'))).toBe(
      'not as it should: off by 4.0 %; doubt differences of that size',
    )
  })
  it('cannot be judged without an interval', () => {
    expect(judgeControl({ value: 1.2, interval: null, verdict: 'inconclusive' })).toBe('unknown')
  })
})

it('leaves controls out of the verdicts on variants', () => {
  const [chromium] = verdictsOf(viewOf(exampleRun()))
  expect(chromium?.controls.map(({ benchmark }) => benchmark.id)).toEqual(['collatz', 'collatz'])
  expect(chromium?.variants.map(({ judged }) => judged.length)).toEqual([4, 4])
  expect(chromium?.variants.map((verdict) => variantSentence(verdict))).toEqual([
    'faster in all 4 (1.01× to 1.62×)',
    'faster in all 4 (1.71× to 7.84×)',
  ])
})

const reasons = (blocks: number) => [...new Set(exampleRun({ blocks }).estimates.map(whyNoInterval))]

it('says why an interval is missing only where one was to be expected', () => {
  expect(reasons(10)).toEqual([null])
  expect(reasons(1)).toContain('1 visit: no 95 % interval, needs 6')
})

it('takes half the width of the interval as the smallest change that would have shown', () => {
  expect(detectable({ low: 0.99, high: 0.99 * 1.0404, confidence: 0.95 })).toBeCloseTo(0.02, 10)
})

it('turns times into work per second where the crate says how much work it is', () => {
  expect(throughputOf({ bytesPerCall: 1000, elementsPerCall: 9 }, 500, 'ns')).toBe('2.00 GB/s')
  expect(throughputOf({ bytesPerCall: null, elementsPerCall: 4000 }, 2, 'ms')).toBe('2.00 Melem/s')
  expect(throughputOf({ bytesPerCall: null, elementsPerCall: null }, 2, 'ms')).toBeNull()
  expect(throughputOf({ bytesPerCall: 1000, elementsPerCall: null }, 2, 'count')).toBeNull()
})

it('tells two browsers of the same name apart by their ids', () => {
  const run = exampleRun()
  const [chromium] = run.browsers
  if (chromium) run.browsers = [chromium, { ...chromium, id: 'chromium-liftoff' }]
  run.estimates = []
  expect(viewOf(run).browsers.map(({ title }) => title)).toEqual([
    'Chromium 156 (chromium)',
    'Chromium 156 (chromium-liftoff)',
  ])
})
