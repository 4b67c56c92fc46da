import { describe, expect, it } from 'vitest'
import { exampleTrend, exampleTrendChange } from '../fixtures/exampleTrend.ts'
import { payload } from '../fixtures/hostile.ts'
import { noAssets } from '../fixtures/noAssets.ts'
import { roundTicks, trendChart } from './chart.ts'
import { trendHtml } from './html.ts'
import { trendText } from './text.ts'

const { assets } = noAssets
const [dot, plain] = exampleTrend().series
if (dot === undefined || plain === undefined) throw new Error('The example has two series.')

const placesOf = (markup: string, element: string, attribute: string): number[] =>
  [...markup.matchAll(new RegExp(`<${element}[^>]* ${attribute}="([^"]*)"`, 'g'))].map(([, value]) => Number(value))

describe('the chart', () => {
  const { markup } = trendChart(dot)
  it('has a dot for each night, a whisker for each interval, upwards for better', () => {
    const heights = placesOf(markup, 'circle', 'cy')
    expect(heights).toHaveLength(40)
    expect(markup.match(/class="whisker"/g)).toHaveLength(40)
    // 4 % slower is lower on the page.
    expect(Math.min(...heights.slice(20))).toBeGreaterThan(Math.max(...heights.slice(0, 20)))
    expect(placesOf(markup, 'circle', 'cx')).toEqual(placesOf(markup, 'circle', 'cx').toSorted((a, b) => a - b))
  })

  it('marks what nights told, and where something else changed, between the nights', () => {
    const across = placesOf(markup, 'circle', 'cx')
    const [change] = placesOf(markup.slice(markup.indexOf('class="change ')), 'text', 'x')
    expect(change).toBeGreaterThan(across[19] as number)
    expect(change).toBeLessThan(across[20] as number)
    const [, boundary = ''] = /class="boundary"\s+x1="([^"]+)"/.exec(markup) ?? []
    expect(Number(boundary)).toBeGreaterThan(across[29] as number)
    expect(Number(boundary)).toBeLessThan(across[30] as number)
    expect(markup).toContain('<title>Firefox 152 → Firefox 153</title>')
  })

  it('has labels of the scale: per cent near the control, units of plain runs', () => {
    expect(markup).toMatch(/>1×</)
    expect(markup).toMatch(/>−4 %</)
    expect(trendChart(plain).markup).toMatch(/>4\.0\d µs</)
    expect(trendChart(plain).markup).not.toContain('class="whisker"')
  })

  it.each([1, 2, 300])('can be drawn of %i nights', (nights) => {
    const [series] = exampleTrend(nights).series
    const drawn = trendChart(series as typeof dot).markup
    expect(placesOf(drawn, 'circle', 'cx')).toHaveLength(nights)
    expect(drawn).not.toMatch(/NaN|Infinity/)
  })

  it('can be drawn where nothing ever moves, at 0 too', () => {
    for (const value of [0, 1, 1e-12]) {
      const flat = { ...plain, nights: plain.nights.map((night) => ({ ...night, value })) }
      expect(trendChart(flat).markup).not.toMatch(/NaN|Infinity/)
    }
  })
})

it('labels are round numbers, some of them, within the ends', () => {
  expect(roundTicks(0, 10)).toEqual([0, 5, 10])
  expect(roundTicks(0.957, 1.004).map((value) => value.toFixed(2))).toEqual(['0.96', '0.98', '1.00'])
  for (const [low, high] of [
    [0.1, 0.3],
    [3980, 4020],
    [-5, 5],
  ] as const) {
    const ticks = roundTicks(low, high)
    expect(ticks.length).toBeGreaterThanOrEqual(2)
    expect(ticks.length).toBeLessThanOrEqual(5)
    for (const each of ticks) expect(each >= low - 1e-9 && each <= high + 1e-9).toBe(true)
  }
})

describe('the page', () => {
  it('has what changed, a figure with a table for each series, and no script', () => {
    const page = trendHtml(exampleTrend(), assets)
    expect(page).not.toContain('<script')
    expect(page.match(/<figure/g)).toHaveLength(2)
    const [, changed = ''] = /<section id="changes"([^]*?)<\/section>/.exec(page) ?? []
    expect(changed).toContain('▼ time of dot, simd in firefox: −3.9 % (−4.3 to −3.5) since 2026-01-21.')
    expect(changed).toContain('It is 3f2a1bc &quot;Tidy up&quot; (Ada).')
    expect(trendHtml({ ...exampleTrend(), series: [plain] }, assets)).toContain('No night has told of a change')
  })

  it('takes nothing for markup', () => {
    const bad = exampleTrendChange({
      why: payload,
      commits: [{ sha: payload, author: payload, date: '', subject: payload }],
    })
    const differences = [{ what: 'browser', from: payload, to: payload }] as const
    const series = {
      ...dot,
      benchmark: payload,
      changes: [bad],
      boundaries: [{ at: 3, differences: [...differences] }],
    }
    const page = trendHtml({ ...exampleTrend(), place: payload, series: [series] }, assets)
    expect(page).not.toContain('<img')
    expect(page).not.toContain('<script>globalThis')
    expect(trendText({ ...exampleTrend(), series: [series] }, { width: 100, colour: false })).not.toContain('\u001B')
  })
})

it('the text has the newest figure of each series, and what is known of its past', () => {
  expect(trendText(exampleTrend(), { width: 110, colour: false })).toMatch(
    /Time per call, against the control:\ndot, simd in firefox: −3\.9 % .*, 40 runs since 2026-01-01\n {4}2026-01-31: Firefox 152 → Firefox 153\n {4}▼ time of dot/,
  )
})
