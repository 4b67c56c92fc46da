import { describe, expect, it } from 'vitest'
import { RunDocument } from '../../harness/schema/run.ts'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { scenarios } from '../fixtures/scenarios.ts'
import { everything } from './filter.ts'
import { choicesOf, narrow } from './narrow.ts'
import { viewOf } from './view.ts'

const run = exampleRun({ failures: true, skips: true, warnings: true, answers: true, budgets: true, redone: true })

describe('a run that is cut down', () => {
  it('is the run itself where everything is asked for', () => {
    expect(narrow(run, everything)).toBe(run)
  })

  it.each(Object.entries(scenarios))('is a run document still: %s', (name, options) => {
    if (name === 'hostile texts') return
    const whole = exampleRun(options)
    const { browsers, crates, variants, metrics } = choicesOf(whole)
    for (const filter of [
      { ...everything, browsers: browsers.slice(0, 1) },
      { ...everything, crates: crates.slice(-1) },
      { ...everything, variants: variants.slice(-1) },
      { ...everything, metrics: metrics.slice(0, 1) },
    ])
      expect(RunDocument.safeParse(narrow(whole, filter)).error).toBeUndefined()
  })

  it('to a browser keeps what is about it or about all', () => {
    const part = narrow(run, { ...everything, browsers: ['firefox'] })
    const { estimates, browsers, failures, canary, warmUps, orderEffects } = part
    expect(browsers.map(({ id }) => id)).toEqual(['firefox'])
    expect(new Set(estimates.map(({ browser }) => browser))).toEqual(new Set(['firefox', null]))
    expect(new Set(failures.map(({ browser }) => browser))).toEqual(new Set(['firefox', null]))
    for (const rows of [canary, warmUps, orderEffects])
      expect(new Set(rows.map(({ browser }) => browser))).toEqual(new Set(['firefox']))
  })

  it('to a variant keeps the baseline, and every colour', () => {
    const view = viewOf(narrow(run, { ...everything, variants: ['simd'] }), run)
    expect(view.variants.map(({ id }) => id)).toEqual(['scalar', 'simd'])
    const colour = viewOf(run).variants.find(({ id }) => id === 'simd')?.colour
    expect(view.contenders[0]?.colour).toBe(colour)
  })

  it('to a crate has no answer, which would be about others too', () => {
    const [crate = ''] = choicesOf(run).crates
    const { benchmarks, answers, suites, artefacts, estimates } = narrow(run, { ...everything, crates: [crate] })
    expect(new Set([...benchmarks, ...artefacts].map((of) => of.crate))).toEqual(new Set([crate]))
    expect(estimates.every(({ benchmark }) => benchmarks.some(({ id }) => id === benchmark))).toBe(true)
    expect([...answers, ...suites]).toEqual([])
  })

  it('to a metric keeps that one', () => {
    const { metrics, estimates } = narrow(run, { ...everything, metrics: ['size-brotli'] })
    expect(Object.keys(metrics)).toEqual(['size-brotli'])
    expect(new Set(estimates.map(({ metric }) => metric))).toEqual(new Set(['size-brotli']))
  })
})
