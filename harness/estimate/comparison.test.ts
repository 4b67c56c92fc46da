import { describe, expect, it } from 'vitest'
import { random } from '../stats/random.ts'
import { compare } from './comparison.ts'
import { corrected } from './corrected.ts'
import { layoutFrom } from './layout.ts'
import type { Pair } from './points.ts'
import type { Uncorrected } from './sampled.ts'

/** Visits whose log ratios scatter about a centre; so many to a launch, which may have an offset of its own. */
const pairs = (n: number, { centre = 0, scatter = 0.01, perLaunch = 2, launches = 0, seed = 1 } = {}): Pair[] => {
  const source = random(seed)
  let offset = 0
  return Array.from({ length: n }, (_, block) => {
    if (block % perLaunch === 0) offset = launches * source.normal()
    return { launch: Math.floor(block / perLaunch), log: centre + offset + scatter * source.normal() }
  })
}

describe('compare', () => {
  it('has an exact interval, p and smallest effect for a fixed design', () => {
    const comparison = compare(pairs(12, { centre: 0.05 }), false)
    expect(comparison?.value).toBeCloseTo(Math.exp(0.05), 1)
    expect(comparison?.interval).toMatchObject({ method: 'signed-rank' })
    expect(comparison?.interval?.low).toBeGreaterThan(1)
    expect(comparison?.p).toBeLessThan(0.001)
    const halfWidth = Math.log((comparison?.interval?.high ?? 1) / (comparison?.interval?.low ?? 1)) / 2
    expect(comparison?.detectable).toBeGreaterThan(halfWidth)
    expect(comparison?.detectable).toBeLessThan(2 * halfWidth)
  })

  it('has a wider interval, and a larger p, where the results decided when to stop', () => {
    const own = pairs(12, { centre: 0.05, perLaunch: 1 })
    const [fixed, looked] = [compare(own, false), compare(own, true)]
    expect(looked?.interval?.method).toBe('anytime')
    const width = (one: typeof fixed) => (one?.interval?.high ?? 0) - (one?.interval?.low ?? 0)
    expect(width(looked)).toBeGreaterThan(1.3 * width(fixed))
    expect(looked?.p).toBeGreaterThan(fixed?.p ?? 1)
  })

  it('widens an interval where launches differ, and says so', () => {
    const differing = compare(pairs(20, { scatter: 0.001, perLaunch: 4, launches: 0.02 }), false)
    expect(differing?.widened).toBeGreaterThan(1.5)
    expect(differing?.flags).toContain('launches-differ')
  })

  it('says nothing of launches where there are too few of them to tell', () => {
    const few = compare(pairs(10, { scatter: 0.001, perLaunch: 5, launches: 0.02 }), false)
    expect(few).toMatchObject({ widened: 1 })
    expect(few?.flags).not.toContain('launches-differ')
  })

  it('flags outliers and leaves them in', () => {
    const wild = pairs(12, { perLaunch: 1 }).map((pair) => (pair.launch === 3 ? { ...pair, log: Math.log(3) } : pair))
    expect(compare(wild, false)?.flags).toContain('outliers')
  })

  it('flags two groups of visits', () => {
    const groups = pairs(20, { scatter: 0.001, perLaunch: 1 }).map((pair) =>
      pair.launch % 2 === 0 ? { ...pair, log: pair.log + Math.log(1.1) } : pair,
    )
    expect(compare(groups, false)?.flags).toContain('multimodal')
  })

  it('has no interval, and so no p, below six visits', () => {
    expect(compare(pairs(5), false)).toMatchObject({ interval: null, p: null, detectable: null })
    expect(compare([], false)).toBeNull()
  })

  it('covers no difference at all in about 95 % of runs, with and without differing launches', () => {
    for (const launches of [0, 0.01]) {
      let covered = 0
      for (let seed = 0; seed < 800; seed++) {
        const { low, high } = compare(pairs(10, { launches, seed }), false)?.interval ?? { low: 2, high: 0 }
        if (low <= 1 && 1 <= high) covered++
      }
      expect(covered / 800).toBeGreaterThan(0.92)
    }
  })
})

const estimateOf = (browser: string, comparison: ReturnType<typeof compare>): Uncorrected => ({
  benchmark: 'dot',
  browser,
  variant: 'simd',
  metric: 'time',
  value: 1,
  interval: null,
  comparison,
  kind: 'sampled',
  flags: [],
  steadiness: null,
  points: [],
})

const none = () => 0

describe('corrected', () => {
  it('takes back what only looked like a difference because one looked often', () => {
    const borderline = compare(pairs(12, { centre: 0.0065, seed: 6, perLaunch: 1 }), false)
    expect(borderline?.p).toBeLessThan(0.05)
    expect(borderline?.p).toBeGreaterThan(0.005)
    const nulls = Array.from({ length: 19 }, (_, seed) => compare(pairs(12, { seed: 100 + seed }), false))
    const margin = 0.000_1
    const alone = corrected([estimateOf('a', borderline)], margin, none)
    expect(alone[0]?.ratio?.verdict).toBe('faster')
    const among = corrected(
      [borderline, ...nulls].map((one, index) => estimateOf(`b${index}`, one)),
      margin,
      none,
    )
    expect(among[0]?.ratio).toMatchObject({ verdict: 'inconclusive' })
    expect(among[0]?.ratio?.adjustedP).toBeGreaterThan(0.05)
    expect(among[0]?.ratio?.interval?.low).toBeGreaterThan(1)
  })

  it('marks what is no larger than the layout alone makes', () => {
    const small = compare(pairs(12, { centre: 0.02, scatter: 0.001, perLaunch: 1 }), false)
    const marked = (layout: number) => corrected([estimateOf('a', small)], 0.01, () => layout)[0]?.ratio?.withinLayout
    expect(marked(0.03)).toBe(true)
    expect(marked(0.01)).toBe(false)
    expect(marked(0)).toBe(false)
  })
})

describe('layoutFrom', () => {
  it('is the largest spread of the benchmark in that browser, of times only', () => {
    const certificate = {
      browsers: [
        {
          browser: { id: 'chromium' },
          layout: [
            { benchmark: 'dot', variant: 'scalar', rebuilds: 3, spread: 0.01 },
            { benchmark: 'dot', variant: 'simd', rebuilds: 3, spread: 0.03 },
          ],
        },
      ],
    } as unknown as Parameters<typeof layoutFrom>[0]
    const of = layoutFrom(certificate)
    expect(of({ browser: 'chromium', benchmark: 'dot', metric: 'time' })).toBe(0.03)
    expect(of({ browser: 'chromium', benchmark: 'dot', metric: 'compile' })).toBe(0)
    expect(of({ browser: 'firefox', benchmark: 'dot', metric: 'time' })).toBe(0)
    expect(layoutFrom(null)({ browser: 'chromium', benchmark: 'dot', metric: 'time' })).toBe(0)
  })
})
