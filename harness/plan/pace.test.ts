import { describe, expect, it } from 'vitest'
import type { Stop } from '../schema/config.ts'
import { type Known, paceOf } from './pace.ts'

const cells = [
  { browser: 'chromium', benchmark: 'dot' },
  { browser: 'firefox', benchmark: 'dot' },
]

const pace = (stop: Stop, now: { ms: number }, known: (browser: string) => Known[] = () => []) =>
  paceOf({ design: { stop }, elapsedMs: () => now.ms, known, cells })

describe('paceOf', () => {
  it('goes on for as many blocks as the plan has, whatever comes out', () => {
    const { launch, visit } = pace({ when: 'blocks' }, { ms: 1e9 })
    expect(launch({ turn: 100 })).toBe(true)
    expect(visit('chromium', 'dot')).toBe(true)
  })

  it('ends in time: makes no visit that would take longer than is left', () => {
    const now = { ms: 0 }
    const { launch, visit, took } = pace({ when: 'time', timeMs: 10_000 }, now)
    expect(visit('chromium', 'dot')).toBe(true)
    took('chromium', 3000)
    took('chromium', 2000)
    took('firefox', 1000)
    now.ms = 7500
    expect(visit('chromium', 'dot')).toBe(false)
    expect(visit('firefox', 'dot')).toBe(true)
    now.ms = 10_001
    expect(launch({ turn: 1 })).toBe(false)
  })

  it('goes on until every interval is narrow enough, and leaves out cells that have theirs', () => {
    const halfWidths: Record<string, number | null> = { chromium: null, firefox: 0.05 }
    const known = (browser: string): Known[] => [
      { verdict: 'faster', halfWidth: halfWidths[browser] ?? null },
      { verdict: 'inconclusive', halfWidth: 0.001 },
    ]
    const { launch, visit } = pace({ when: 'precision', share: 0.01 }, { ms: 0 }, known)
    expect(launch({ turn: 0 })).toBe(true)
    expect(visit('chromium', 'dot')).toBe(true)
    halfWidths['firefox'] = 0.01
    expect(launch({ turn: 1 })).toBe(true)
    expect(visit('firefox', 'dot')).toBe(false)
    expect(visit('chromium', 'dot')).toBe(true)
    halfWidths['chromium'] = 0.002
    // Within a turn nobody looks: all browsers get the same blocks.
    expect(visit('chromium', 'dot')).toBe(true)
    expect(launch({ turn: 2 })).toBe(false)
  })

  it('goes on until everything is decided; what has no result yet is not', () => {
    const verdicts: Record<string, Known[]> = { chromium: [], firefox: [{ verdict: 'equivalent', halfWidth: 0.001 }] }
    const { launch } = pace({ when: 'decided' }, { ms: 0 }, (browser) => verdicts[browser] ?? [])
    expect(launch({ turn: 0 })).toBe(true)
    verdicts['chromium'] = [{ verdict: 'inconclusive', halfWidth: 0.02 }]
    expect(launch({ turn: 1 })).toBe(true)
    verdicts['chromium'] = [{ verdict: 'slower', halfWidth: 0.02 }]
    expect(launch({ turn: 2 })).toBe(false)
  })
})
