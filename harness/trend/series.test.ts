import { describe, expect, it } from 'vitest'
import { exampleMetrics } from '../../reports/fixtures/exampleMetrics.ts'
import { exampleChange, exampleContext, exampleNight, exampleSeries as key } from '../nightly/exampleNights.ts'
import { seriesOf } from './series.ts'

const metric = exampleMetrics.find(({ id }) => id === 'time')
if (metric === undefined) throw new Error('The example has no metric "time".')
const common = { key, metric, findings: [], last: 100 }
const plain = { context: exampleContext({ control: null }), held: null }

describe('a series', () => {
  it('is against the control, of the nights that were held against the newest one', () => {
    const points = [
      exampleNight(1, 1.5, { context: exampleContext({ control: 'old' }) }),
      exampleNight(2, 1.01),
      exampleNight(3, null, plain),
      exampleNight(4, 0.99, { heldLow: 0.98, heldHigh: 1 }),
    ]
    const series = seriesOf({ ...common, points })
    expect(series?.scale).toBe('held')
    expect(series?.nights.map(({ value }) => value)).toEqual([1.01, 0.99])
    expect(series?.nights[1]).toMatchObject({ low: 0.98, high: 1, commit: 'commit-2026-01-04' })
  })

  it('is in the metric’s unit where there are no nights', () => {
    const points = [1, 2].map((day) => exampleNight(day, null, { ...plain, value: 40 + day, low: 40, high: 50 }))
    expect(seriesOf({ ...common, points })).toMatchObject({
      scale: 'value',
      nights: [
        { value: 41, low: 40, high: 50 },
        { value: 42, low: 40, high: 50 },
      ],
    })
  })

  it('knows where something else changed', () => {
    const updated = { context: exampleContext({ browser: 'Firefox 153' }) }
    const points = [exampleNight(1, 1), exampleNight(2, 1), exampleNight(3, 1, updated), exampleNight(4, 1, updated)]
    expect(seriesOf({ ...common, points })?.boundaries).toEqual([
      { at: 2, differences: [{ what: 'browser', from: 'Firefox 152', to: 'Firefox 153' }] },
    ])
  })

  it('has what nights told of it, and nothing else', () => {
    const points = Array.from({ length: 14 }, (_, index) => exampleNight(index + 1, 1))
    const findings = [
      { outcome: 'told', change: exampleChange },
      { outcome: 'refuted', change: exampleChange },
      { outcome: 'told', change: { ...exampleChange, variant: 'scalar' } },
    ] as const
    expect(seriesOf({ ...common, points, findings })?.changes).toEqual([exampleChange])
    expect(seriesOf({ ...common, points, findings, last: 3 })?.changes).toEqual([])
  })

  it('is as long as is asked, and none without a point', () => {
    const points = Array.from({ length: 20 }, (_, index) => exampleNight(index + 1, 1))
    expect(seriesOf({ ...common, points, last: 5 })?.nights.map(({ run }) => run)[0]).toBe('run-2026-01-16')
    expect(seriesOf({ ...common, points: [] })).toBeNull()
  })
})
