import { describe, expect, it } from 'vitest'
import { detectableEffect } from './detectable.ts'
import { location } from './location.ts'
import { pairedT } from './pairedT.ts'
import { random } from './random.ts'

const scatter = 0.02

describe('detectableEffect', () => {
  it('is what the interval excludes, and somewhat more to do so reliably', () => {
    // Table of t with 9 degrees: 2.262 at 97.5 %, 0.883 at 80 %.
    const share = detectableEffect({ halfWidthLog: 0.01, n: 10 })
    expect(share).toBeCloseTo(Math.exp((0.01 * (2.262 + 0.883)) / 2.262) - 1, 5)
    expect(detectableEffect({ halfWidthLog: 0, n: 10 })).toBe(0)
  })

  it('has nothing to go by with a single visit', () => {
    expect(() => detectableEffect({ halfWidthLog: 0.01, n: 1 })).toThrow(RangeError)
  })

  it.each([6, 10, 15, 30])('is found four times out of five when it is there, with %i visits', (n) => {
    const { normal } = random(n)
    const visits = (effect: number) => Array.from({ length: n }, () => Math.log1p(effect) + scatter * normal())
    const repeats = 2000
    // What comparisons without any difference say that they would have shown, on average …
    let promised = 0
    let level = 0
    for (let repeat = 0; repeat < repeats; repeat++) {
      const { interval } = location(visits(0))
      level = interval?.confidence ?? 0
      const halfWidthLog = ((interval?.high ?? 0) - (interval?.low ?? 0)) / 2
      promised += detectableEffect({ halfWidthLog, n, confidence: level }) / repeats
    }
    // … and how often it is shown, by the interval and by the t test of that level.
    let byInterval = 0
    let byTest = 0
    for (let repeat = 0; repeat < repeats; repeat++) {
      const values = visits(promised)
      if ((location(values).interval?.low ?? 0) > 0) byInterval++
      if ((pairedT(values)?.p ?? 1) <= 1 - level) byTest++
    }
    expect(Math.abs(byInterval / repeats - 0.8)).toBeLessThan(0.05)
    expect(Math.abs(byTest / repeats - 0.8)).toBeLessThan(0.05)
  })
})
