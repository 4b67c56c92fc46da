import { describe, expect, it } from 'vitest'
import type { RunDocument } from '../../harness/schema/run.ts'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { noAssets } from '../fixtures/noAssets.ts'
import { timesAsLong } from '../view/crossings.ts'
import { html } from './index.ts'

const render = (run: RunDocument) =>
  html.render(run, noAssets).replace(/<script type="application\/json".*?<\/script>/s, '')
const sectionOf = (page: string, id: string): string =>
  new RegExp(`<section id="${id}".*?</section>`, 's').exec(page)?.[0] ?? ''
const textOf = (markup: string): string =>
  markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
const rowsOf = (part: string) => [...part.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => textOf(row ?? ''))

const run = exampleRun({ boundary: true })
const page = render(run)
const rows = rowsOf(sectionOf(page, 'boundary'))
const row = (start: string): string => rows.find((text) => text.startsWith(start)) ?? ''

describe('the section on the boundary', () => {
  it('is absent where nothing crosses', () => {
    expect(sectionOf(render(exampleRun()), 'boundary')).toBe('')
  })

  it('has a row for each crossing, with a time and an interval for each engine', () => {
    const crossings = Object.values(run.metrics).filter(({ group }) => group === 'boundary')
    expect(crossings.length).toBe(11)
    for (const { title } of crossings) expect(row(title), title).toMatch(/ [nµ]s \[.+\]/)
    expect(row('Call into Wasm').match(/\d ns \[/g)?.length).toBe(3)
    expect(row('Array in, copied').match(/\d µs \[/g)?.length).toBe(3)
  })

  it('puts the two ways of getting the same across beside each other', () => {
    expect(row('A call for each element, against one for all').match(/(4\.9|5\.[01])\d*× \[/g)?.length).toBe(3)
    expect(row('An array copied, against a view').match(/(1\.9|2\.0)\d*× \[/g)?.length).toBe(3)
  })

  it('has no number, and no comparison, where an engine could not do it', () => {
    expect(row('Array in, from shared memory').match(/ µs \[/g)?.length).toBe(2)
    expect(row('An array in shared memory, against one that is not')).toMatch(/–$/)
  })

  it('is the only place that shows them', () => {
    expect(sectionOf(page, 'more')).not.toContain('Call into Wasm')
  })

  it('says so where no engine could measure any', () => {
    const failed = structuredClone(run)
    failed.estimates = failed.estimates.filter(({ benchmark }) => benchmark !== 'crossings')
    failed.failures = [
      {
        stage: 'build',
        browser: null,
        benchmark: 'crossings',
        variant: 'scalar',
        block: null,
        times: 1,
        message: 'the registry cannot be reached',
        details: '',
      },
    ]
    const part = sectionOf(render(failed), 'boundary')
    expect(rowsOf(part).filter((text) => text.includes('does not build')).length).toBe(11)
    expect(part).not.toContain('×</')
  })
})

describe('how many times as long', () => {
  const estimate = (metric: string, browser: string) =>
    run.estimates.find((each) => each.metric === metric && each.browser === browser) as (typeof run.estimates)[number]

  it('has an interval that holds whatever both intervals hold', () => {
    const [first, second] = [estimate('crossing-elements', 'chromium'), estimate('crossing-batched', 'chromium')]
    const times = timesAsLong(first, second)
    for (const one of [first.interval?.low, first.interval?.high])
      for (const other of [second.interval?.low, second.interval?.high]) {
        const ratio = (one as number) / (other as number)
        expect(ratio).toBeGreaterThanOrEqual(times?.interval?.low ?? Number.POSITIVE_INFINITY)
        expect(ratio).toBeLessThanOrEqual(times?.interval?.high ?? 0)
      }
  })

  it('has none where one of the two has none', () => {
    const first = estimate('crossing-elements', 'firefox')
    expect(timesAsLong({ ...first, interval: null }, first)).toEqual({ value: 1, interval: null })
    expect(timesAsLong(first, { ...first, value: 0 })).toBeNull()
  })
})
