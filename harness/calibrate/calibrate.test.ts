import { describe, expect, it } from 'vitest'
import { Certificate } from '../schema/certificate.ts'
import { Design } from '../schema/config.ts'
import { measured, runStarted, visited } from '../estimate/exampleJournal.ts'
import { estimate } from '../estimate/index.ts'
import { random } from '../stats/random.ts'
import { ladder } from './ladder.ts'
import { layoutOf, rebuildId } from './layout.ts'
import { type Observed, observedIn } from './observed.ts'
import { summaryOf } from './summary.ts'
import { certificateText } from './text.ts'

/** A comparison of the base with its twin and a rung, in which visits scatter by so much. */
const comparison = (effect: number, scatter: number, seed: number, visits = 12) => {
  const source = random(seed)
  const time = (factor: number) => Array.from({ length: 40 }, () => 50_000 * factor)
  const noise = () => Math.exp(scatter * source.normal())
  const entries = Array.from({ length: visits }, (_, block) =>
    visited(block, [
      measured('plus-0', time(1)),
      measured('same', time(noise())),
      measured('plus-1', time((1 + effect) * noise())),
    ]),
  )
  const ids = ['plus-0', 'same', 'plus-1']
  const started = runStarted({
    baseline: 'plus-0',
    variants: Object.fromEntries(ids.map((id) => [id, runStarted().variants['scalar']])) as never,
    design: Design.parse({}),
  })
  return observedIn(estimate([started, ...entries]))
}

describe('observedIn', () => {
  it('reads a slow-down as a share, with the interval the right way round', () => {
    const [same, rung] = comparison(0.01, 0.001, 1)
    expect(same).toMatchObject({ browser: 'chromium', variant: 'same', visits: 12 })
    expect(rung?.slower).toBeCloseTo(0.01, 2)
    expect(rung?.low).toBeGreaterThan(0)
    expect(rung?.high).toBeGreaterThan(rung?.low ?? 1)
    expect(same?.detectMs).toBeNull()
  })

  it('finds out after how many visits one could have been sure', () => {
    const [, quick] = comparison(0.05, 0.000_1, 2)
    const [, slow] = comparison(0.001, 0.002, 2)
    expect(quick?.detectMs).not.toBeNull()
    expect(slow?.detectMs).toBeNull()
  })
})

describe('summaryOf', () => {
  const steps = ladder.filter(({ variant }) => variant === 'plus-1')
  const observed = Array.from({ length: 200 }, (_, seed) => comparison(0.01, 0.005, seed)).flat()
  const summary = summaryOf(observed, steps)

  it('sees about as many false alarms as the interval promises', () => {
    const { comparisons, alarms, low, high } = summary.falseAlarms
    expect(comparisons).toBe(200)
    expect(alarms).toBeLessThan(22)
    expect(low).toBeLessThanOrEqual(alarms / 200)
    expect(high).toBeGreaterThan(alarms / 200)
  })

  it('does not count as no alarm what had no interval', () => {
    const bare = observed.slice(0, 6).map((one) => ({ ...one, low: null, high: null }))
    expect(summaryOf(bare, steps).falseAlarms).toEqual({ comparisons: 0, alarms: 0, low: 0, high: 1 })
  })

  it('counts what was found, and what intervals held', () => {
    const [rung] = summary.ladder
    expect(rung).toMatchObject({ effect: 0.01, comparisons: 200 })
    expect(rung?.found).toBeGreaterThan(180)
    expect(rung?.covered).toBeGreaterThan(180)
    expect(rung?.estimate).toBeCloseTo(0.01, 2)
  })

  it('counts a time that was never reached as longer than any', () => {
    const never: Observed[] = observed.slice(0, 4).map((one) => ({ ...one, detectMs: null }))
    expect(summaryOf(never, steps).ladder[0]?.timeToDetectMs).toBeNull()
  })
})

describe('layoutOf', () => {
  const spreadOf = (layout: number, scatter: number) => {
    const source = random(5)
    const factors = [1, ...Array.from({ length: 3 }, (_, rebuild) => 1 + layout * (rebuild - 1))]
    const ids = ['scalar', ...[0, 1, 2].map((rebuild) => rebuildId('scalar', rebuild))]
    const entries = Array.from({ length: 8 }, (_, block) => {
      const drift = Math.exp(0.05 * source.normal())
      return visited(
        block,
        ids.map((id, index) =>
          measured(id, [1e5 * drift * (factors[index] ?? 1) * Math.exp(scatter * source.normal())]),
        ),
      )
    })
    const started = runStarted({
      variants: Object.fromEntries(ids.map((id) => [id, runStarted().variants['scalar']])) as never,
    })
    return layoutOf(estimate([started, ...entries]), 'chromium', ['scalar'], 3)[0]?.spread ?? Number.NaN
  }

  it('is two standard deviations of what rebuilds do, whatever the machine does meanwhile', () => {
    expect(spreadOf(0.01, 0.000_1)).toBeCloseTo(0.02, 2)
  })

  it('is nothing where rebuilds differ no more than visits do', () => {
    expect(spreadOf(0, 0.01)).toBeLessThan(0.01)
  })
})

describe('a certificate', () => {
  const observed = comparison(0.01, 0.001, 3)
  const browser = {
    id: 'chromium',
    engine: 'chromium',
    name: 'Chromium',
    version: '1',
    driver: 'fake',
    how: '',
    binary: null,
    flags: [],
  } as const
  const certificate = Certificate.parse({
    schemaVersion: 1,
    crosslane: '0.1.0',
    at: '2026-01-02T03:04:05.000Z',
    machine: { cpu: 'EPYC', cores: 2, kernel: 'Linux' },
    seed: 1,
    browsers: [
      {
        browser: { ...browser, flags: [] },
        ...summaryOf(observed, ladder),
        layout: [{ benchmark: 'dot', variant: 'simd', rebuilds: 3, spread: 0.012 }],
      },
    ],
  })

  it('says what it found in words', () => {
    const text = certificateText(certificate)
    expect(text).toContain('false alarms 0 of 1')
    expect(text).toMatch(/chromium +\+0\.10 % +0 of 0/)
    expect(text).toContain('dot simd ± 1.20 %')
  })
})
