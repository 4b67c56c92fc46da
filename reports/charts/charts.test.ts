import { describe, expect, it } from 'vitest'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { viewOf } from '../view/view.ts'
import { canaryCharts } from './canary.ts'
import { loadPhases, loadRows } from './load.ts'
import { speedUpChart, speedUpRange } from './speedUp.ts'
import { visitsCharts } from './visits.ts'
import { callsLookedAt, pointAt, warmUpCharts, warmUpPoints } from './warmUp.ts'

const view = viewOf(exampleRun({ failures: true }))
const [dot] = view.benchmarks

it('draws the ratios of the document with their intervals, and reasons where there are none', () => {
  const simd = dot && speedUpChart(view, dot).series.find(({ variant }) => variant.id === 'simd')
  const estimates = view.document.estimates.filter(
    ({ benchmark, metric, variant }) => benchmark === 'dot' && metric === 'time' && variant === 'simd',
  )
  expect(simd?.bars.map(({ point }) => point)).toEqual([
    ...estimates.map(({ ratio }) => ({ value: ratio?.value, low: ratio?.interval?.low, high: ratio?.interval?.high })),
    null,
  ])
  expect(simd?.bars.at(-1)?.reason).toBe('✗ wrong result (verify)')
})

it('shares one range that holds every interval, every lane limit and 1', () => {
  const { min, max } = speedUpRange(view)
  const points = view.benchmarks.flatMap((benchmark) =>
    speedUpChart(view, benchmark).series.flatMap(({ bars }) => bars.flatMap(({ point }) => point ?? [])),
  )
  expect(min).toBeLessThan(Math.min(1, ...points.map(({ low }) => low)))
  expect(max).toBeGreaterThan(Math.max(16, ...points.map(({ high }) => high)))
})

it('stacks the load phases in the order in which they happen', () => {
  expect(loadPhases(view).map(({ id }) => id)).toEqual(['download', 'compile', 'instantiate', 'first-call'])
  const rows = dot ? loadRows(view, dot) : []
  expect(rows.length).toBe(9)
  expect(rows.at(-1)).toMatchObject({ phasesMs: [null, null, null, null], reason: '✗ wrong result (verify)' })
})

it('has a chart of visits per benchmark and browser with numbers, a dot per visit', () => {
  const charts = visitsCharts(view)
  expect(charts.length).toBe(14)
  expect(charts[0]?.blocks).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

describe('the warm-up', () => {
  const curve = {
    browser: 'chromium',
    benchmark: 'dot',
    variant: 'simd',
    block: 0,
    steady: true,
    ms: 20,
    calls: 1200,
    slices: 9,
    upTo: [1, 5, 25, 1200],
    ns: [9000, 3000, 1000, 1000],
    spikes: [{ point: 3, ns: 4000 }],
  }
  it('has a chart per benchmark and browser that has curves, in the order of the variants', () => {
    const charts = warmUpCharts(view)
    expect(charts.length).toBe(14)
    expect(charts[0]?.series.map(({ variant }) => variant.id)).toEqual(['scalar', 'autovec', 'simd'])
    // Of the wrong result there is none.
    expect(charts[2]?.series.map(({ variant }) => variant.id)).toEqual(['scalar', 'autovec'])
  })
  it('tells which calls a point stands for, and finds the point of a call', () => {
    expect(warmUpPoints(curve).map(({ from, upTo, spikeNs }) => [from, upTo, spikeNs])).toEqual([
      [1, 1, null],
      [2, 5, null],
      [6, 25, null],
      [26, 1200, 4000],
    ])
    expect([1, 10, 100, 1000].map((call) => pointAt(curve, call)?.ns)).toEqual([9000, 1000, 1000, 1000])
    expect(pointAt(curve, 1201)).toBeUndefined()
  })
  it('looks at powers of ten as far as the longest curve goes', () => {
    const [chart] = warmUpCharts(view)
    if (!chart) throw new Error('The example has no curve.')
    expect(callsLookedAt(chart)).toEqual([1, 10, 100, 1000, 10_000])
  })
})

describe('the canary', () => {
  const redone = viewOf(exampleRun({ redone: true, benchmarks: 2 }))
  const charts = canaryCharts(redone)
  it('has a point per visit and browser, numbered over the whole run', () => {
    expect(charts.map(({ visits }) => visits.length)).toEqual([22, 20, 20])
    const numbers = charts.flatMap(({ visits }) => visits.map(({ number }) => number)).toSorted((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 62 }, (_, index) => index + 1))
  })
  it('crosses out the visits that were measured again, not those that took their place', () => {
    const inBlock = charts[0]?.visits.filter(({ block }) => block === 2) ?? []
    expect(inBlock.map(({ discarded }) => discarded !== null)).toEqual([true, true, false, false])
    expect(charts.slice(1).flatMap(({ visits }) => visits.filter(({ discarded }) => discarded !== null))).toEqual([])
  })
  it('is not drawn where it took no sample', () => {
    expect(canaryCharts(viewOf(exampleRun({ nulls: true })))).toEqual([])
  })
})

it('puts the mark of a doubtful browser on its bars', () => {
  const doubtful = viewOf(exampleRun({ selfTestFailed: true }))
  const [first] = doubtful.benchmarks
  const chart = first && speedUpChart(doubtful, first)
  expect(chart?.browsers).toEqual(['Chromium 156', 'Firefox ESR 153†', 'WebKitGTK MiniBrowser 2.50'])
  expect(chart?.series.map(({ bars }) => bars.map(({ mark }) => mark))).toEqual([
    ['', '†', ''],
    ['', '†', ''],
  ])
})
