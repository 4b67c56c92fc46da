import { describe, expect, it } from 'vitest'
import { exampleRun } from '../../reports/fixtures/exampleRun.ts'
import type { Interval } from '../schema/interval.ts'
import type { Estimate, Failure, Ratio, RunDocument, Verdict } from '../schema/run.ts'
import { comparisonOf } from './comparison.ts'
import { comparisonText, summaryLine } from './text.ts'
import { exitOf, verdictRows } from './verdicts.ts'

const interval = (low: number, high: number): Interval => ({ low, high, confidence: 0.95, method: 'signed-rank' })

const ratioOf = (value: number, bounds: Interval | null, verdict: Verdict, more: Partial<Ratio> = {}): Ratio => ({
  value,
  interval: bounds,
  verdict,
  adjustedP: null,
  detectable: 0.004,
  widened: 1,
  withinLayout: false,
  ...more,
})

const estimateOf = (benchmark: string, ratio: Ratio | null, more: Partial<Estimate> = {}): Estimate => ({
  benchmark,
  browser: 'chromium',
  variant: 'simd',
  metric: 'time',
  value: 1000,
  interval: null,
  ratio,
  kind: 'sampled',
  flags: [],
  steadiness: 'flat',
  points: [],
  ...more,
})

const failureOf = (more: Partial<Failure>): Failure => ({
  benchmark: 'dot',
  browser: 'chromium',
  variant: 'simd',
  block: 0,
  times: 1,
  stage: 'verify',
  message: 'wrong result',
  details: '',
  ...more,
})

const example = exampleRun({ benchmarks: 1 })
const { scalar, simd } = example.variants
const documentOf = (estimates: Estimate[], more: Partial<RunDocument> = {}): RunDocument => ({
  ...example,
  baseline: 'scalar',
  variants: { ...(scalar && { scalar }), ...(simd && { simd }) },
  estimates,
  failures: [],
  skips: [],
  ...more,
})

const made = {
  manifest: {
    schemaVersion: 1 as const,
    toolchain: example.toolchain,
    benchmarks: [],
    artefacts: [],
    counting: [],
    failures: [],
  },
  files: [],
  identical: [],
  alone: [],
  notes: [],
}

const compare = (document: RunDocument | null, more: Partial<Parameters<typeof comparisonOf>[0]> = {}) =>
  comparisonOf({
    kind: 'variants',
    ids: { a: 'scalar', b: 'simd' },
    threshold: 0.01,
    judged: ['time'],
    made,
    measured: document && { document, folder: '/runs/one' },
    ...more,
  })

describe('a row', () => {
  const rowOf = (ratio: Ratio, more: Partial<Estimate> = {}) =>
    verdictRows(documentOf([estimateOf('dot', ratio, more)]), 0.01)[0]

  it.each([
    ['slower', 0.97, interval(0.96, 0.98), true, false],
    // Just within: 1 / 1.01 is 0.990099…
    ['slower', 0.98, interval(0.97, 0.9902), false, false],
    ['slower', 0.98, interval(0.97, 0.99), true, false],
    ['slower', 0.995, interval(0.993, 0.997), false, true],
    ['faster', 4, interval(3.9, 4.1), true, false],
    ['faster', 1.05, interval(1.009, 1.09), false, false],
    ['equivalent', 1, interval(0.995, 1.005), false, true],
    ['inconclusive', 0.95, interval(0.9, 1.02), false, false],
    // Holm's correction refuses what the interval alone would have said.
    ['inconclusive', 0.95, interval(0.93, 0.97), false, false],
    ['inconclusive', 0.5, null, false, false],
  ] as const)('%s %d %j', (verdict, value, bounds, beyondThreshold, withinThreshold) => {
    expect(rowOf(ratioOf(value, bounds, verdict))).toMatchObject({ verdict, beyondThreshold, withinThreshold })
  })

  it('of an exact figure needs no interval', () => {
    const exact = { kind: 'exact', browser: null, metric: 'size-raw' } as const
    expect(rowOf(ratioOf(0.98, null, 'slower'), exact)).toMatchObject({ beyondThreshold: true, browser: null })
    expect(rowOf(ratioOf(0.995, null, 'equivalent'), exact)).toMatchObject({ beyondThreshold: false })
  })

  it('is there for every ratio of the other variant, and for nothing else', () => {
    const ratio = ratioOf(2, interval(1.9, 2.1), 'faster')
    const rows = [
      estimateOf('dot', null, { variant: 'scalar' }),
      estimateOf('dot', ratio),
      estimateOf('dot', null, { browser: 'firefox' }),
      estimateOf('dot', ratio, { metric: 'compile' }),
    ]
    expect(verdictRows(documentOf(rows), 0.01).map(({ metric }) => metric)).toEqual(['time', 'compile'])
  })

  it('needs exactly two variants', () => expect(() => verdictRows(example, 0.01)).toThrow(TypeError))
})

describe('the exit', () => {
  const slower = ratioOf(0.9, interval(0.89, 0.91), 'slower')
  const faster = ratioOf(2, interval(1.9, 2.1), 'faster')
  const exit = (document: RunDocument | null, more: Parameters<typeof compare>[1] = {}) => compare(document, more).exit

  it('is a failed check when the second is slower beyond the threshold, in a metric that is judged', () => {
    const rows = [estimateOf('dot', faster), estimateOf('dot', slower, { browser: 'firefox' })]
    expect(exit(documentOf(rows))).toBe('checkFailed')
    expect(exit(documentOf(rows), { threshold: 0.2 })).toBe('good')
    const compiled = documentOf([estimateOf('dot', faster), estimateOf('dot', slower, { metric: 'compile' })])
    expect(exit(compiled)).toBe('good')
    expect(exit(compiled, { judged: ['time', 'compile'] })).toBe('checkFailed')
  })

  it('is good when it is slower by less, undecided, or faster', () => {
    const slightly = ratioOf(0.995, interval(0.993, 0.997), 'slower')
    const undecided = ratioOf(0.95, interval(0.9, 1.02), 'inconclusive')
    for (const ratio of [slightly, undecided, faster]) expect(exit(documentOf([estimateOf('dot', ratio)]))).toBe('good')
  })

  it('is a failed check when the second alone fails in a page, and a failed run when both do', () => {
    const wrong = [failureOf({})]
    const rows = [estimateOf('mandelbrot', faster)]
    expect(exit(documentOf(rows, { failures: wrong }))).toBe('checkFailed')
    expect(exit(documentOf(rows, { failures: [...wrong, failureOf({ variant: 'scalar' })] }))).toBe('runFailed')
    expect(exit(documentOf(rows, { failures: [failureOf({ variant: 'scalar' })] }))).toBe('runFailed')
    const elsewhere = failureOf({ variant: 'scalar', browser: 'firefox' })
    expect(exit(documentOf(rows, { failures: [...wrong, elsewhere] }))).toBe('checkFailed')
    expect(exit(documentOf(rows, { failures: [failureOf({ variant: null, stage: 'crash' })] }))).toBe('runFailed')
  })

  it('is a failed run when a crate does not build, unless something is slower', () => {
    const failures = [{ crate: 'lost', variant: 'simd', stage: 'cargo' as const, message: 'error', output: '' }]
    const built = { ...made, manifest: { ...made.manifest, failures } }
    expect(exit(documentOf([estimateOf('dot', faster)]), { made: built })).toBe('runFailed')
    expect(exit(documentOf([estimateOf('dot', slower)]), { made: built })).toBe('checkFailed')
    expect(exit(null, { made: built })).toBe('runFailed')
  })

  it('does not mind a browser that is not there', () => {
    const failures = [failureOf({ stage: 'unavailable', variant: null, benchmark: null, browser: 'webkit' })]
    expect(exit(documentOf([estimateOf('dot', faster)], { failures }))).toBe('good')
  })

  it('is good without a run when all modules are identical, and never when nothing could be compared', () => {
    expect(exit(null, { made: { ...made, identical: ['dot'] } })).toBe('good')
    expect(exit(null)).toBe('runFailed')
    expect(exit(documentOf([]))).toBe('runFailed')
    expect(exit(documentOf([]), { made: { ...made, identical: ['dot'] } })).toBe('runFailed')
  })

  it('is interrupted whatever was found so far', () => {
    expect(exit(documentOf([estimateOf('dot', slower)], { status: 'interrupted' }))).toBe('interrupted')
    const outcome = {
      status: 'interrupted',
      baseline: 'a',
      other: 'b',
      rows: [],
      failures: [],
      judged: [],
      identical: [],
    } as const
    expect(exitOf(outcome)).toBe('interrupted')
  })
})

describe('the text', () => {
  const rows = [
    estimateOf('dot', ratioOf(4.02, interval(3.98, 4.05), 'faster')),
    estimateOf('dot', ratioOf(0.907, interval(0.897, 0.915), 'slower'), { browser: 'webkit' }),
    estimateOf('sum', ratioOf(0.995, interval(0.993, 0.997), 'slower', { withinLayout: true })),
    estimateOf('sum', ratioOf(0.98, interval(0.97, 0.999), 'slower'), { browser: 'webkit' }),
    estimateOf('xxh3', ratioOf(1, interval(0.995, 1.005), 'equivalent')),
    estimateOf('xxh3', ratioOf(0.98, interval(0.95, 1.02), 'inconclusive', { detectable: 0.03 }), {
      browser: 'webkit',
    }),
    estimateOf('dot', ratioOf(0.8, interval(0.7, 0.9), 'slower'), { metric: 'compile' }),
    estimateOf('dot', ratioOf(1.1, interval(0.7, 1.9), 'inconclusive'), { metric: 'first-result' }),
    estimateOf('dot', ratioOf(1.25, null, 'faster'), { metric: 'size-raw', browser: null, kind: 'exact' }),
  ]
  const failures = [failureOf({ benchmark: 'mandelbrot', times: 10 })]
  const skips = [{ benchmark: 'sad', browser: 'webkit', variant: 'simd', missing: ['relaxed-simd'] }]
  const comparison = compare(documentOf(rows, { failures, skips }), {
    made: {
      ...made,
      identical: ['collatz', 'fib'],
      alone: [{ benchmark: 'extra', only: 'scalar' }],
      notes: ['dot: a call does more.'],
    },
  })

  it('has the judged metric, then the others, then what was not compared, then one line', () => {
    expect(comparisonText(comparison, { width: 100, colour: false })).toMatchInlineSnapshot(`
      "benchmark  engine    simd against scalar      verdict
      dot        chromium  ▲ 4.02× [3.98, 4.05]     faster, by more than 1.0 %
      dot        webkit    ▼ 0.907× [0.897, 0.915]  slower, by more than 1.0 %
      sum        chromium  ▼ 0.995× [0.993, 0.997]  slower, but by less than 1.0 %; mere rebuilds have done as much here
      sum        webkit    ▼ 0.98× [0.97, 1.00]     slower, perhaps by less than 1.0 %
      xxh3       chromium  = 1.000× [0.995, 1.005]  no different (±0.40 % would have been found)
      xxh3       webkit    ? 0.98× [0.95, 1.02]     undecided (±3.0 % would have been found)

      Not judged (▲ better, ▼ worse, = no different, ? undecided):

      benchmark  engine    compile  first-result
      dot        chromium  ▼ 0.80×  ? 1.10×

      benchmark  engine  size-raw
      dot        any     ▲ 1.25×

      ✗ mandelbrot · chromium · simd: wrong result (verify), 10 times, first in block 1. wrong result
      sad · webkit · simd: skipped, the engine lacks relaxed-simd.
      Identical modules, not measured: collatz and fib.
      Not compared: extra is only in scalar.
      ! dot: a call does more.

      simd against scalar, time: 1 slower by more than 1.0 %; 2 slower, but not for certain by more than
        1.0 %; 1 faster; 1 no different; 1 undecided; 1 failure of simd alone.
      "
    `)
  })

  it('keeps to the width where it can', () => {
    const narrow = comparisonText(comparison, { width: 60, colour: false }).split('\n')
    expect(narrow.slice(7).filter((line) => line.length > 60)).toEqual([])
    expect(narrow.filter((line) => line.startsWith('benchmark'))).toHaveLength(3)
    expect(comparisonText(comparison, { width: 30, colour: false })).toContain('compile\n')
  })

  it('says when there was nothing to measure', () => {
    expect(summaryLine(compare(null, { made: { ...made, identical: ['dot'] } }))).toBe(
      'simd against scalar: all modules are identical, there is nothing to measure.',
    )
    expect(summaryLine(compare(null))).toBe('simd against scalar: nothing could be compared.')
  })

  it('cannot steer the terminal', () => {
    const hostile = compare(documentOf(rows, { failures: [failureOf({ message: '\u001B[2Jgone' })] }))
    expect(comparisonText(hostile, { width: 100, colour: false })).not.toContain('\u001B')
    expect(comparisonText(hostile, { width: 100, colour: true })).not.toContain('[2Jgone\u001B[2J')
  })
})
