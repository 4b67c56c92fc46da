import { describe, expect, it } from 'vitest'
import type { LiveCell, LiveRow, LiveStanding } from '../../harness/schema/live.ts'
import { cellParts, cratesInWords, elapsedInWords, leftInWords, shareDone, stateInWords } from './words.ts'

const standing: LiveStanding = {
  state: 'measuring',
  done: 12,
  planned: 60,
  elapsedMs: 40_400,
  leftMs: 160_000,
  endsAt: '2026-01-02T03:07:25.000Z',
}
const cell: LiveCell = { variant: 'simd', ratio: null, failure: null, missing: [] }
const row: LiveRow = {
  protocol: 'throughput',
  benchmark: 'dot',
  browser: 'firefox',
  visits: 3,
  lost: 0,
  failure: null,
  cells: [cell],
}
const clock = (at: string): string => at.slice(11, 16)

describe('how far a run is', () => {
  it('is said in visits, and when it will be over as a time of day', () => {
    expect(stateInWords(standing)).toBe('measuring: 12 of 60 visits')
    expect(elapsedInWords(standing)).toBe('40 s so far')
    expect(leftInWords(standing, clock)).toBe('about 2 min 40 s left: ready at 03:07')
    expect(leftInWords({ ...standing, leftMs: 6_700 }, clock)).toBe('about 7 s left: ready at 03:07')
    expect(leftInWords({ ...standing, leftMs: null, endsAt: null }, clock)).toBe('')
  })

  it('is a share of the visits, or of the time, or unknown', () => {
    expect(shareDone(standing)).toBe(0.2)
    expect(shareDone({ ...standing, planned: null, elapsedMs: 40_000 })).toBe(0.2)
    expect(shareDone({ ...standing, planned: null, leftMs: null })).toBeNull()
    expect(stateInWords({ ...standing, planned: null, done: 1 })).toBe('measuring: 1 visit')
  })
})

describe('a cell', () => {
  const interval = { low: 3.9, high: 4.1, confidence: 0.95, method: 'anytime' as const }
  it('has its number, its interval once there is one, and its verdict in words', () => {
    const ratio = { value: 4, interval, verdict: 'faster' as const, detectable: null }
    expect(cellParts(row, { ...cell, ratio })).toEqual({
      className: 'number verdict-faster',
      sign: '▲',
      first: '4.00×',
      second: '+300 % [3.90, 4.10]',
      remark: 'faster',
    })
    const early = { ...ratio, interval: null, verdict: 'inconclusive' as const }
    expect(cellParts(row, { ...cell, ratio: early })).toMatchObject({ second: '+300 %', remark: 'no interval yet' })
    expect(cellParts({ ...row, protocol: 'load' }, { ...cell, ratio }).remark).toBe('better')
  })

  it('without one says why', () => {
    const failure = { stage: 'verify', message: 'wrong result: 1' }
    const first = (more: Partial<LiveCell>, change: Partial<LiveRow> = {}) => {
      const parts = cellParts({ ...row, ...change }, { ...cell, ...more })
      return [parts.first, parts.remark]
    }
    expect(first({ failure })).toEqual(['✗ wrong result (verify)', 'wrong result: 1'])
    expect(first({ missing: ['simd', 'threads'] })).toEqual(['– no simd and threads', ''])
    expect(first({}, { visits: 0, failure: { stage: 'crash', message: 'gone' } })).toEqual([
      '✗ page crashed (crash)',
      'gone',
    ])
    expect(first({}, { visits: 0 })).toEqual(['·', 'to come'])
    expect(first({})).toEqual(['–', 'no ratio'])
    expect(cellParts(row, undefined).first).toBe('– not for this crate')
  })
})

it('crates are named once, and not all of many', () => {
  expect(cratesInWords(['a@l1', 'a@l2', 'b'])).toBe('a and b')
  expect(cratesInWords(['a', 'b', 'c', 'd', 'e'])).toBe('a, b and 3 more')
})
