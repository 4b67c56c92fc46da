import { describe, expect, it } from 'vitest'
import {
  exampleComparison as comparison,
  exampleFailure as failure,
  exampleRow as row,
} from '../compare/exampleComparison.ts'
import { effectOf, judge } from './judge.ts'

const build = failure({ stage: 'build', browser: null, message: 'cargo failed' })

describe('the effect', () => {
  it('is the largest change for sure of what is judged', () => {
    const rows = [row(0.95), row(0.5, { metric: 'size-raw' }), row(0.9), row(0.4, { beyondThreshold: false })]
    expect(effectOf(comparison({ rows }))).toMatchObject({ kind: 'changed', row: { ratio: 0.9 } })
  })

  it('may be an improvement', () => {
    expect(effectOf(comparison({ rows: [row(0.98), row(1.5)] }))).toMatchObject({ row: { ratio: 1.5 } })
  })

  it('is a failure before any number', () => {
    expect(effectOf(comparison({ rows: [row(0.5)], broken: [failure()] }))).toMatchObject({ kind: 'broken' })
    expect(effectOf(comparison({ failures: [build] }))).toMatchObject({ kind: 'broken', failure: { stage: 'build' } })
    expect(effectOf(comparison({ failures: [build, { ...build, variant: 'a' }] }))).toBeNull()
  })

  it('is none where nothing is sure', () => {
    expect(effectOf(comparison({ rows: [row(0.99, { beyondThreshold: false })] }))).toBeNull()
    expect(effectOf(comparison({ identical: ['dot'] }))).toBeNull()
  })
})

describe('a commit', () => {
  const changed = { kind: 'changed', row: row(0.81) } as const
  it.each([
    [0.8, 'bad', undefined],
    [0.88, 'bad', undefined],
    [0.905, 'good', true],
    [0.895, 'bad', true],
    [0.95, 'good', undefined],
    [1.3, 'good', undefined],
  ])('at %d× of the good one, where the bad one is at 0.81×, is %s', (ratio, kind, unsure) => {
    const judged = judge(changed, comparison({ rows: [row(0.2, { metric: 'size-raw' }), row(ratio)] }))
    expect(judged).toMatchObject({ kind })
    expect((judged as { unsure?: boolean }).unsure).toBe(unsure)
  })

  it('is judged the other way round for an improvement', () => {
    const better = { kind: 'changed', row: row(2) } as const
    expect(judge(better, comparison({ rows: [row(1.9)] })).kind).toBe('bad')
    expect(judge(better, comparison({ rows: [row(1.1)] })).kind).toBe('good')
  })

  it('of the same bytes is good without being measured', () => {
    expect(judge(changed, comparison({ identical: ['dot'], run: null }))).toEqual({
      kind: 'good',
      why: 'the same bytes as the good commit',
    })
  })

  it('that has no number cannot be tested', () => {
    expect(judge(changed, comparison({ failures: [build] }))).toEqual({ kind: 'untestable', why: 'cargo failed' })
    expect(judge(changed, comparison())).toMatchObject({ kind: 'untestable' })
  })

  it('is unsure without an interval, unless the figure is exact', () => {
    expect(judge(changed, comparison({ rows: [row(0.7, { interval: null })] }))).toMatchObject({ unsure: true })
    const exact = { interval: null, kind: 'exact' } as const
    expect(
      judge({ kind: 'changed', row: row(0.5, exact) }, comparison({ rows: [row(0.5, exact)] })),
    ).not.toHaveProperty('unsure')
  })

  it('fails as the bad one does, or in another way, or not', () => {
    const wrong = { kind: 'broken', failure: failure() } as const
    expect(judge(wrong, comparison({ broken: [failure()] })).kind).toBe('bad')
    expect(judge(wrong, comparison({ failures: [build] })).kind).toBe('untestable')
    expect(judge(wrong, comparison({ rows: [row(0.5)] })).kind).toBe('good')
    expect(judge({ kind: 'broken', failure: build }, comparison({ failures: [build] })).kind).toBe('bad')
  })
})
