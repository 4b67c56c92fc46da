import { describe, expect, it } from 'vitest'
import { Sampling } from '../schema/config.ts'
import type { Visited } from '../schema/journal.ts'
import { random } from '../stats/random.ts'
import { measured, visited } from './exampleJournal.ts'
import { allocate } from './pilot.ts'

const sampling = Sampling.parse({ measureMs: 1600 })

/** Visits of 400 rounds, whose samples and whose visits scatter by so much. */
const visits = (within: number, between: number, fixedMs = 400): Visited[] => {
  const source = random(1)
  return Array.from({ length: 6 }, (_, block) => {
    const ratio = Math.exp(between * source.normal())
    const time = (ns: number) => Array.from({ length: 800 }, () => ns * Math.exp(within * source.normal()))
    const one = visited(block, [measured('scalar', time(1000)), measured('simd', time(1000 * ratio))])
    const rounds = Array.from({ length: 400 }, () => 0)
    return { ...one, wallMs: 1600 + fixedMs, result: { ...one.result, rounds, measuredMs: 1600 } }
  })
}

const allocated = (all: readonly Visited[], longestMs = 4800) =>
  allocate(all, ['scalar', 'simd'], 'scalar', sampling, longestMs)

describe('allocate', () => {
  it('makes visits longer where they scatter inside', () => {
    expect(allocated(visits(0.3, 0.000_1))?.measureMs).toBe(4800)
    expect(allocated(visits(0.3, 0.000_1), 1600)?.measureMs).toBe(1600)
  })

  it('makes visits shorter where they differ among themselves, but never mostly overhead', () => {
    const short = allocated(visits(0.001, 0.01, 200))
    expect(short?.measureMs).toBeCloseTo(1600 / 3, 0)
    const costly = allocated(visits(0.001, 0.01, 800))
    expect(costly?.measureMs).toBe(1.5 * 800)
  })

  it('says what it took for what', () => {
    const all = allocated(visits(0.02, 0.01))
    expect(all).toMatchObject({ browser: 'chromium', benchmark: 'dot', fixedMs: 400 })
    expect(Math.sqrt(all?.varianceBetween ?? 0)).toBeGreaterThan(0.004)
    expect(Math.sqrt(all?.varianceBetween ?? 0)).toBeLessThan(0.025)
  })

  it('has nothing to say without a ratio, or of a single visit', () => {
    expect(allocate(visits(0.01, 0.01).slice(0, 1), ['scalar', 'simd'], 'scalar', sampling, 4800)).toBeNull()
    expect(allocate(visits(0.01, 0.01), ['scalar'], 'scalar', sampling, 4800)).toBeNull()
  })
})
