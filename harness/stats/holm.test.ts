import { array, assert, double, option, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holm } from './holm.ts'
import { pairedT } from './pairedT.ts'
import { random } from './random.ts'

const family = array(option(double({ min: 0, max: 1, noNaN: true })), { maxLength: 12 })

describe('holm', () => {
  it('multiplies the smallest by all, the next by all but one, and never falls', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02])
  })

  it('leaves out what was not tested', () => {
    expect(holm([null, 0.02, null, 0.01])).toEqual([null, 0.02, null, 0.02])
    expect(holm([null])).toEqual([null])
    expect(holm([])).toEqual([])
  })

  it('keeps the order, and raises no p-value above 1 or the adjustment of Bonferroni', () => {
    assert(
      property(family, (ps) => {
        const adjusted = holm(ps)
        const tests = ps.filter((p) => p !== null).length
        expect(adjusted.map((p) => p === null)).toEqual(ps.map((p) => p === null))
        ps.forEach((p, index) => {
          if (p === null) return
          const own = adjusted[index] as number
          expect(own).toBeGreaterThanOrEqual(p)
          expect(own).toBeLessThanOrEqual(Math.min(1, tests * p))
          ps.forEach((other, place) => {
            if (other !== null && other <= p) expect(adjusted[place]).toBeLessThanOrEqual(own)
          })
        })
      }),
      { seed: 1 },
    )
  })

  it('rejects exactly what the step-down procedure rejects', () => {
    assert(
      property(array(double({ min: 0, max: 0.2, noNaN: true }), { maxLength: 8 }), (ps) => {
        const sorted = ps.toSorted((a, b) => a - b)
        const stop = sorted.findIndex((p, index) => (ps.length - index) * p > 0.05)
        const rejected = stop < 0 ? sorted.length : stop
        expect(holm(ps).filter((p) => p !== null && p <= 0.05)).toHaveLength(rejected)
      }),
      { seed: 2, numRuns: 1000 },
    )
  })

  it('finds something in one family of equals in twenty, however they depend on each other', () => {
    const { normal } = random(8)
    for (const shared of [0, 0.9]) {
      let raw = 0
      let held = 0
      const families = 3000
      for (let trial = 0; trial < families; trial++) {
        const common = Array.from({ length: 8 }, normal)
        const ps = Array.from({ length: 10 }, () => {
          const values = common.map((value) => value * Math.sqrt(shared) + normal() * Math.sqrt(1 - shared))
          return pairedT(values)?.p ?? null
        })
        if (ps.some((p) => p !== null && p <= 0.05)) raw++
        if (holm(ps).some((p) => p !== null && p <= 0.05)) held++
      }
      // Three standard errors above 5 %; unadjusted, far beyond.
      expect(held / families).toBeLessThan(0.062)
      expect(raw / families).toBeGreaterThan(0.1)
    }
  })
})
