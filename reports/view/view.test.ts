import { describe, expect, it } from 'vitest'
import type { Ratio, RunDocument } from '../../harness/schema/run.ts'
import { exampleCertificate } from '../fixtures/exampleCertificate.ts'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { cellInWords } from './cellInWords.ts'
import { certificateDoubts } from './certificate.ts'
import { correctionInWords } from './comparisons.ts'
import { controlInWords, judgeControl, truthOf } from './controls.ts'
import { stopInWords } from './design.ts'
import { isWithinLayout, meaningsOf, remarksOf } from './flags.ts'
import { whyNoInterval } from './noInterval.ts'
import { selfTestOutcome } from './selfTests.ts'
import { methodsInWords, sureLine } from './sureness.ts'
import { throughputOf } from './throughput.ts'
import { verdictInWords } from './verdictInWords.ts'
import { verdictsOf } from './verdicts.ts'
import { variantSentence } from './sentences.ts'
import { type View, viewOf } from './view.ts'

const ratio = (low: number, high: number, verdict: Ratio['verdict']): Ratio => ({
  value: (low + high) / 2,
  interval: { low, high, confidence: 0.95, method: 'signed-rank' },
  verdict,
  adjustedP: 0.01,
  detectable: 0.004,
  widened: 1,
  withinLayout: false,
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
  it('may miss 1 by chance where there are many', () => {
    expect(judgeControl(ratio(1.001, 1.02, 'inconclusive'))).toBe('chance')
  })
  it('cannot be judged without an interval', () => {
    expect(judgeControl({ ...ratio(1.1, 1.3, 'inconclusive'), interval: null })).toBe('unknown')
  })
  it('judges a ratio that is known to be another just the same', () => {
    expect(judgeControl(ratio(0.975, 0.985, 'slower'), 0.98)).toBe('as-it-should')
    expect(judgeControl(ratio(0.982, 0.986, 'slower'), 0.98)).toBe('almost')
    expect(judgeControl(ratio(0.999, 1.001, 'equivalent'), 0.98)).toBe('suspicious')
    expect(judgeControl(ratio(0.982, 0.986, 'slower'), 0.98, 0.001)).toBe('suspicious')
    expect(controlInWords(ratio(0.975, 0.985, 'slower'), 0.98)).toBe('as it should: the interval contains 0.98')
  })
  it('knows the truth of what a crate says, and of a control', () => {
    expect(truthOf({ control: false, known: { 'plus-2': 0.98 } }, 'plus-2')).toBe(0.98)
    expect(truthOf({ control: false, known: { 'plus-2': 0.98 } }, 'simd')).toBeNull()
    expect(truthOf({ control: true, known: {} }, 'simd')).toBe(1)
    expect(truthOf({ control: true, known: { twin: 1, simd: 0.9 } }, 'simd')).toBe(0.9)
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

/** The marks of all cells of each browser, each once. */
const cellMarks = (run: RunDocument) => {
  const view = viewOf(run)
  const marksIn = (browser: string) =>
    new Set(
      view.benchmarks.flatMap((benchmark) =>
        view.variants.flatMap(({ id }) => {
          const found = view.cellAt(benchmark, browser, id, 'time')
          return found.state === 'measured' ? [found.mark] : []
        }),
      ),
    )
  return Object.fromEntries(view.browsers.map(({ id }) => [id, [...marksIn(id)]]))
}

const reasons = (blocks: number) => [...new Set(exampleRun({ blocks }).estimates.map(whyNoInterval))]

it('says why an interval is missing only where one was to be expected', () => {
  expect(reasons(10)).toEqual([null])
  expect(reasons(1)).toContain('1 visit: no 95 % interval, needs 6')
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

const timesOf = (run: RunDocument) => run.estimates.filter(({ metric }) => metric === 'time')

describe('verdicts in words', () => {
  const time = viewOf(exampleRun()).headline
  it('say beside every "no" what would have been found', () => {
    expect(verdictInWords(ratio(0.998, 1.003, 'equivalent'), time)).toBe('no different (to ±0.40 %)')
    expect(verdictInWords(ratio(0.95, 1.003, 'inconclusive'), time)).toBe('undecided (to ±0.40 %)')
    expect(verdictInWords({ ...ratio(0.95, 1, 'inconclusive'), detectable: null }, time)).toBe('undecided')
  })
  it('call times faster and slower, and anything else better and worse', () => {
    expect(verdictInWords(ratio(1.1, 1.2, 'faster'), time)).toBe('faster')
    expect(verdictInWords(ratio(0.8, 0.9, 'slower'), null)).toBe('worse')
  })
  it('name the correction only where it changed the verdict', () => {
    const run = exampleRun()
    // Five benchmarks in three browsers, two variants against the baseline.
    expect(correctionInWords(run, 'time', ratio(1.001, 1.02, 'inconclusive'))).toBe(
      'not after correcting for 30 comparisons',
    )
    expect(correctionInWords(run, 'time', ratio(0.97, 0.999, 'inconclusive'))).not.toBeNull()
    expect(correctionInWords(run, 'time', ratio(0.99, 1.02, 'inconclusive'))).toBeNull()
    expect(correctionInWords(run, 'time', ratio(1.001, 1.02, 'faster'))).toBeNull()
  })
})

describe('remarks', () => {
  it('tell layout, steadiness and flags, and what they mean where they occur', () => {
    const estimates = timesOf(exampleRun({ withinLayout: true, flags: true, neverSteady: true }))
    const remarks = new Set(estimates.flatMap(remarksOf))
    expect([...remarks].toSorted()).toEqual([
      'launches differ (interval × 1.4)',
      'layout',
      'never steady',
      'outliers',
      'several modes',
      'slow-down',
    ])
    expect(meaningsOf(estimates).length).toBe(6)
    expect(meaningsOf(timesOf(exampleRun()))).toEqual([])
  })
  it('do not speak of layout where no difference is claimed', () => {
    expect(isWithinLayout({ ...ratio(0.999, 1.001, 'equivalent'), withinLayout: true })).toBe(false)
    expect(isWithinLayout({ ...ratio(1.001, 1.002, 'faster'), withinLayout: true })).toBe(true)
  })
})

describe('self-tests', () => {
  const run = exampleRun({ selfTestFailed: true })
  it('mark the browser that failed and no other', () => {
    expect(viewOf(run).browsers.map(({ id, mark }) => [id, mark])).toEqual([
      ['chromium', ''],
      ['firefox', '†'],
      ['webkit', ''],
    ])
    expect(cellMarks(run)).toEqual({ chromium: [''], firefox: ['†'], webkit: [''] })
  })
  it('tell passed from failed from never tested', () => {
    expect(['chromium', 'firefox', 'safari'].map((id) => selfTestOutcome(run, id))).toEqual(['passed', 'failed', null])
  })
  it('mark the ranges in sentences', () => {
    const firefox = verdictsOf(viewOf(run)).find(({ browser }) => browser.id === 'firefox')
    expect(firefox?.variants.map((verdict) => variantSentence(verdict))).toEqual([
      'faster in 2 of 4 (1.22× to 1.58×†), no different in 2',
      'faster in all 4 (1.66× to 8.43×†)',
    ])
  })
})

describe('certificates', () => {
  it('hold for the machine and the browsers that they were made with', () => {
    expect(certificateDoubts(exampleRun(), exampleCertificate())).toEqual([])
  })
  it('say what has changed since', () => {
    const certificate = exampleCertificate()
    certificate.machine.kernel = '5.0'
    certificate.browsers.splice(2)
    Object.assign(certificate.browsers[0]?.browser ?? {}, { version: '155.0' })
    expect(certificateDoubts(exampleRun(), certificate)).toEqual([
      'It was made with kernel 5.0; this run had 6.1.0-28-amd64.',
      'Chromium was calibrated in version 155.0; this run used 156.0.8078.79.',
      'WebKitGTK MiniBrowser was not calibrated.',
    ])
    certificate.machine.cores = 8
    expect(certificateDoubts(exampleRun(), certificate)[0]).toBe(
      'It was made on another machine: AMD EPYC 7B13, 8 cores.',
    )
  })
})

describe('sureness', () => {
  it('names method, correction, margin and the share that was measurement in one line', () => {
    expect(sureLine(viewOf(exampleRun({ anytime: true })))).toBe(
      'intervals: anytime-valid, 95 % · corrected for 30 comparisons (Holm) · equivalent within ±1 % · 60 % of 13 min was measurement',
    )
    expect(sureLine(viewOf(exampleRun({ everythingFailed: true })))).toContain('no intervals · equivalent')
  })
  it('never rounds a confidence up', () => {
    expect(methodsInWords(viewOf(exampleRun()))).toBe('exact signed-rank, 97.8 %')
  })
})

it('says how a run ends', () => {
  const { design } = exampleRun()
  expect(
    [
      { when: 'blocks' as const },
      { when: 'time' as const, timeMs: 90_000 },
      { when: 'precision' as const, share: 0.005 },
      { when: 'decided' as const },
    ].map((stop) => stopInWords({ ...design, stop })),
  ).toEqual([
    'after 10 blocks',
    'after 1 min 30 s, after 200 blocks at most',
    'when every interval is within ±0.5 %, after 200 blocks at most',
    'when every comparison is decided, after 200 blocks at most',
  ])
})
