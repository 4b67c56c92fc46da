import type { Failure } from '../schema/run.ts'
import type { Comparison } from './comparison.ts'
import type { VerdictRow } from './verdicts.ts'

/** A row of a comparison for tests: `dot` in Firefox, so many times as fast, known to one per cent. */
export const exampleRow = (ratio: number, more: Partial<VerdictRow> = {}): VerdictRow => ({
  benchmark: 'dot',
  browser: 'firefox',
  metric: 'time',
  group: 'throughput',
  kind: 'sampled',
  ratio,
  interval: { low: ratio * 0.99, high: ratio * 1.01, confidence: 0.95, method: 'signed-rank' },
  verdict: ratio < 1 ? 'slower' : 'faster',
  beyondThreshold: true,
  withinThreshold: false,
  withinLayout: false,
  detectable: null,
  ...more,
})

/** A wrong result of the second thing. */
export const exampleFailure = (more: Partial<Failure> = {}): Failure => ({
  benchmark: 'dot',
  browser: 'firefox',
  variant: 'b',
  block: 0,
  times: 1,
  stage: 'verify',
  message: 'wrong result',
  details: '',
  ...more,
})

/** A comparison of `b` with `a` in which nothing was found. */
export const exampleComparison = (more: Partial<Comparison> = {}): Comparison => ({
  schemaVersion: 1,
  kind: 'refs',
  a: 'a',
  b: 'b',
  threshold: 0.01,
  judged: ['time'],
  exit: 'good',
  regressions: [],
  broken: [],
  rows: [],
  failures: [],
  skips: [],
  identical: [],
  alone: [],
  notes: [],
  run: 'r',
  folder: '/r',
  ...more,
})
