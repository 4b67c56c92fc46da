import { describe, expect, it } from 'vitest'
import type { Estimate, RunDocument } from '../../harness/schema/run.ts'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { sharesOfLimits } from './limits.ts'

const estimate = (benchmark: string, browser: string, variant: string, value: number): Estimate => ({
  benchmark,
  browser,
  variant,
  metric: 'time',
  value,
  interval: null,
  ratio: null,
  kind: 'sampled',
  flags: [],
  steadiness: null,
  points: [],
})

/** 1,000 loads take 250 ns at best; the kernel needs 2,000. */
const document = (): RunDocument => {
  const run = exampleRun()
  const [first] = run.benchmarks
  if (!first) throw new Error('the example has no benchmark')
  const probe = { ...first, id: 'limits@loads', crate: 'limits', elementsPerCall: 1000 }
  const kernel = { ...first, id: 'dot', crate: 'dot', limit: { by: 'loads', operations: 2000 } }
  const nobody = { ...kernel, id: 'other', limit: { by: 'stores', operations: 1 } }
  return {
    ...run,
    benchmarks: [probe, kernel, nobody, { ...kernel, id: 'free', limit: null }],
    estimates: [
      estimate('limits@loads', 'chromium', 'simd', 250),
      estimate('limits@loads', 'firefox', 'simd', 500),
      estimate('dot', 'chromium', 'scalar', 4000),
      estimate('dot', 'chromium', 'simd', 1000),
      estimate('dot', 'firefox', 'simd', 2000),
      estimate('other', 'firefox', 'simd', 2000),
    ],
  }
}

describe('the share of its limit that a kernel reaches', () => {
  it('is that of its best variant, against what any browser showed of the limit', () => {
    expect(sharesOfLimits(document()).map(({ benchmark, ...rest }) => [benchmark.id, rest])).toEqual([
      ['dot', { browser: 'chromium', variant: 'simd', share: 0.5 }],
      ['dot', { browser: 'firefox', variant: 'simd', share: 0.25 }],
    ])
  })

  it('is not known in a run without limits', () => {
    expect(sharesOfLimits(exampleRun())).toEqual([])
  })
})
