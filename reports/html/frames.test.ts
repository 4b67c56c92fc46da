import { describe, expect, it } from 'vitest'
import type { Estimate, RunDocument } from '../../harness/schema/run.ts'
import { csv } from '../csv.ts'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { noAssets } from '../fixtures/noAssets.ts'
import { markdown } from '../markdown.ts'
import { text } from '../text/index.ts'
import { capacitySentences } from '../view/frames.ts'
import { viewOf } from '../view/view.ts'
import { html } from './index.ts'

const render = (run: RunDocument) =>
  html.render(run, noAssets).replace(/<script type="application\/json".*?<\/script>/s, '')
const sectionOf = (page: string, id: string): string =>
  new RegExp(`<section id="${id}".*?</section>`, 's').exec(page)?.[0] ?? ''
const rowsOf = (part: string) => [...part.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => row ?? '')

/** The estimate of one metric of the crate that draws. */
const estimateOf = (run: RunDocument, metric: string, browser: string, variant: string): Estimate =>
  run.estimates.find((e) => e.metric === metric && e.browser === browser && e.variant === variant) as Estimate

describe('the section on frames', () => {
  it('is absent where nothing draws', () => {
    expect(sectionOf(render(exampleRun()), 'frames')).toBe('')
  })

  const page = render(exampleRun({ frames: true }))
  const frames = sectionOf(page, 'frames')

  it('has a row for each engine and variant, in one table for the crate', () => {
    const [, table = ''] = frames.split('<table>')
    const rows = rowsOf(table).slice(1)
    expect(rows.length).toBe(9)
    expect(rows.every((row) => row.includes('fps') && row.includes(' ms'))).toBe(true)
    expect(rows.filter((row) => row.includes('over budget')).length).toBe(2)
    expect(frames).toContain('Capacity, particles')
  })

  it('tells the refresh rate that was measured, and who draws without a GPU', () => {
    expect(frames).toContain('60.0 Hz when idle (16.7 ms) · ANGLE (SwiftShader) · no GPU')
  })

  it('says how much more each variant carries', () => {
    expect(frames).toMatch(
      /Hand-written SIMD carries 3\.\d+× \(3\.\d+–3\.\d+\) more particles than scalar at 60 fps in Chromium 156\./,
    )
  })

  it('says "too few frames" where a quantile is missing of a variant that drew', () => {
    const run = exampleRun({ frames: true })
    const gone = estimateOf(run, 'frame-work-p99', 'firefox', 'simd')
    run.estimates = run.estimates.filter((estimate) => estimate !== gone)
    expect(sectionOf(render(run), 'frames').match(/too few frames/g)?.length).toBe(1)
  })

  it('has a reason in place of figures where drawing failed', () => {
    const run = exampleRun({ frames: true })
    run.estimates = run.estimates.filter((e) => !(e.benchmark === 'particles' && e.browser === 'webkit'))
    run.failures.push({
      benchmark: 'particles',
      browser: 'webkit',
      variant: null,
      block: 0,
      times: 10,
      stage: 'frames',
      message: 'The browser stopped drawing: no frame came for a second.',
      details: '',
    })
    expect(sectionOf(render(run), 'frames').match(/✗ no frames \(frames\)/g)?.length).toBeGreaterThanOrEqual(3)
  })
})

describe('what a variant carries', () => {
  const sentenceFor = (change: (ratio: NonNullable<Estimate['ratio']>) => void): string => {
    const run = exampleRun({ frames: true })
    const { ratio } = estimateOf(run, 'capacity', 'firefox', 'simd')
    if (ratio === null) throw new Error('the example has no ratio')
    change(ratio)
    const view = viewOf(run)
    const firefox = view.browsers.find(({ id }) => id === 'firefox')
    return (firefox && capacitySentences(view, firefox).at(-1)) ?? ''
  }
  const interval = (low: number, high: number) => ({ low, high, confidence: 0.95, method: 'signed-rank' as const })

  it.each([
    ['faster', 3.4, interval(3.1, 3.8), 'carries 3.4× (3.1–3.8) more particles than scalar at 60 fps in'],
    ['slower', 0.8, interval(0.75, 0.85), 'carries fewer particles than scalar, 0.80× (0.75–0.85), at 60 fps in'],
    ['equivalent', 1, interval(0.995, 1.005), 'carries as many particles as scalar, 1.000× (0.995–1.005), at 60'],
    ['inconclusive', 1.1, interval(0.9, 1.4), 'carries 1.1× (0.9–1.4) as many particles as scalar, which is undecided'],
    ['inconclusive', 3.4, null, 'carries 3.40× (no interval) as many particles as scalar'],
  ] as const)('%s by %d', (verdict, value, bounds, words) => {
    expect(sentenceFor((ratio) => Object.assign(ratio, { verdict, value, interval: bounds }))).toContain(words)
  })

  it('is said at the refresh rate of the display, whatever that is', () => {
    const run = exampleRun({ frames: true })
    run.browsers = run.browsers.map((browser) => ({ ...browser, display: { refreshMs: 1000 / 144, renderer: null } }))
    const view = viewOf(run)
    expect(capacitySentences(view, view.browsers[0] as (typeof view.browsers)[number])[0]).toContain('at 144 fps')
  })
})

describe('a benchmark without a speed-up', () => {
  const both = exampleRun({ frames: true })
  // A real run knows all metrics, whatever it measured.
  const only = { ...exampleRun({ frames: 'only' }), metrics: both.metrics }

  it('is in no table, chart or count of speed-ups', () => {
    const page = render(both)
    for (const id of ['speed-up', 'results', 'times']) {
      expect(sectionOf(page, id)).not.toBe('')
      expect(sectionOf(page, id), id).not.toContain('particles')
    }
    const table = markdown
      .render(both, noAssets)
      .split('\n')
      .filter((line) => line.startsWith('|'))
    expect(table.filter((line) => line.includes('particles'))).toEqual([])
    expect(text.render(both, noAssets)).not.toMatch(/^particles +chromium/m)
    const before = exampleRun()
    expect(viewOf(both).timed).toEqual(viewOf(before).benchmarks)
  })

  it('has lines of its own in reports that are all text', () => {
    for (const report of [text, markdown]) {
      const shown = report.render(only, { ...noAssets, width: 400 })
      expect(shown).toContain('particles in Firefox ESR 153, Wasm per frame: scalar 12.')
      expect(shown).toContain('Hand-written SIMD carries 3.')
      expect(shown).not.toContain('not measured')
    }
  })

  it('leaves sections on speed-ups out where there is nothing else', () => {
    const page = render(only)
    for (const id of ['speed-up', 'results', 'times', 'how-sure']) expect(sectionOf(page, id), id).toBe('')
    expect(sectionOf(page, 'frames')).not.toBe('')
    expect(page).toContain('frame_setup(200000, 1280, 720)')
  })

  it('still shows failed cells where a speed-up was meant to be', () => {
    const failed = exampleRun({ everythingFailed: true })
    expect(sectionOf(render(failed), 'results')).toContain('✗ page crashed (crash)')
  })

  it('has its units in the CSV', () => {
    const lines = csv.render(both, noAssets).split('\r\n')
    expect(lines.filter((line) => line.includes(',fps,fps,')).length).toBe(9)
    expect(lines.filter((line) => line.includes(',dropped-frames,share,')).length).toBe(9)
  })
})
