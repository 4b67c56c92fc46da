import { describe, expect, it } from 'vitest'
import { RunsComparison } from '../../harness/schema/runsComparison.ts'
import { exampleChange, exampleComparedRun, exampleRunsComparison } from '../fixtures/exampleRunsComparison.ts'
import { payload } from '../fixtures/hostile.ts'
import { noAssets } from '../fixtures/noAssets.ts'
import { runsAnnotations } from './annotations.ts'
import { runsHtml } from './html.ts'
import { runsJunit } from './junit.ts'
import { runsMarkdown } from './markdown.ts'
import { plot } from './plot.ts'
import { scaleOf } from './scale.ts'
import { runsText } from './text.ts'
import { aloneLines, engineSentences, letterOf, limitations, summaryLine } from './words.ts'

const { assets } = noAssets
const text = (comparison: RunsComparison): string => runsText(comparison, { width: 110, colour: false })

const example = exampleRunsComparison()
const [row] = example.rows
if (row === undefined) throw new Error('The example has rows.')

/** One row with these changes. */
const changed = (...factors: readonly number[]) => ({
  ...row,
  cells: [row.cells[0] ?? null, ...factors.map(() => row.cells[1] ?? null)],
  changes: factors.map((factor, index) => exampleChange(factor, { run: index + 1 })),
})

const nothing = exampleRunsComparison(2, { rows: [], unlike: [], failures: [], circumstances: [], exit: 'runFailed' })

it('the example is a document of the schema', () => {
  for (const runs of [2, 4]) {
    const comparison = exampleRunsComparison(runs)
    expect(RunsComparison.parse(comparison)).toEqual(comparison)
  }
})

it('has a letter for every run', () => {
  expect([0, 1, 25, 26, 27, 701, 702].map(letterOf)).toEqual(['A', 'B', 'Z', 'AA', 'AB', 'ZZ', 'AAA'])
})

describe('the sentences', () => {
  it('say of each engine what got better or worse, with the extremes, and which browser it is', () => {
    const [chromium, firefox, ...more] = engineSentences(example)
    expect(more).toEqual([])
    expect(chromium).toMatchObject({ run: 1, browser: 'chromium', text: '5 no different.' })
    expect(firefox?.text).toMatch(
      /^2 slower by more than 1\.0 %; 1 faster; 2 no different\. The worst is dot, simd: −3\.\d % .* The best is mandelbrot, simd: \+4/,
    )
    expect(text(example)).toContain('B against A in Firefox ESR 152.1 → 153.7: 2 slower')
  })

  it('say how many have too few visits', () => {
    const few = {
      ...row,
      changes: [exampleChange(0.5, { interval: null, verdict: null, beyondThreshold: false, detectable: null })],
    }
    const [sentence] = engineSentences({ ...example, rows: [few] })
    expect(sentence?.text).toBe('1 with too few visits to be judged.')
    expect(summaryLine({ ...example, rows: [few], failures: [] })).toContain('nothing could be judged')
  })

  it('tell of what differs, and what the comparison cannot do', () => {
    const printed = text(example)
    expect(printed).toContain('Browser firefox: Firefox ESR 152.1 → Firefox ESR 153.7')
    expect(printed).toContain('crosslane compare --refs')
    expect(limitations(example).join(' ')).not.toContain('Nothing that crosslane records')
    expect(limitations(nothing).join(' ')).toContain('Nothing that crosslane records')
  })

  it('say once what a run has a whole browser, benchmark or variant of', () => {
    const alone = (benchmark: string, browser: string | null, variant: string) => ({
      benchmark,
      browser,
      variant,
      metrics: ['time'],
      run: 1,
    })
    const lines = aloneLines({
      ...example,
      alone: [
        alone('dot', 'webkit', 'simd'),
        alone('blur', 'webkit', 'scalar'),
        alone('new', 'firefox', 'simd'),
        alone('newer', null, 'simd'),
        alone('dot', 'firefox', 'relaxed'),
        { ...alone('dot', 'firefox', 'simd'), metrics: ['compile', 'download'] },
      ],
    })
    expect(lines).toEqual([
      'Only in B: browser webkit; benchmarks new and newer; variant relaxed.',
      'Only in B: dot, simd in firefox: compile and download.',
    ])
  })

  it('tell of a browser that failed its self-test, and mark its numbers in every format', () => {
    const check = {
      id: 'tier-up',
      title: 'Tier-up',
      status: 'failed',
      found: 'warm is cold',
      hint: 'Close it.',
    } as const
    const doubted = { ...example, doubts: [{ run: 1, browser: 'firefox', checks: [check] }] }
    const why = 'failed its self-test in B, and its numbers are marked. Tier-up: warm is cold. Close it.'
    expect(text(doubted).replaceAll(/\s+/g, ' ')).toContain(why)
    expect(text(doubted)).toMatch(/^dot +firefox +simd +4\.00× +3\.8\d×† +▼ −3\.\d % \(.*\)† /m)
    expect(text(doubted)).toMatch(/^dot +chromium +simd +4\.00× +4\.0\d× += /m)
    expect(runsHtml(doubted, assets).match(/†/g)?.length).toBeGreaterThan(20)
    expect(runsHtml(example, assets)).not.toContain('†')
    expect(runsMarkdown(doubted)).toContain('†')
    expect(runsJunit(doubted)).toContain('†')
  })

  it('tell failures that are new from those that are gone', () => {
    expect(text(example)).toMatch(/new in B: blur · firefox · simd: wrong result[^]*gone since A: sort · simd/)
  })
})

describe('a plot', () => {
  const placesOf = (markup: string, element: string, attribute: string): number[] =>
    [...markup.matchAll(new RegExp(`<${element}[^>]* ${attribute}="([^"%]*)%?"`, 'g'))].map(([, value]) =>
      Number(value),
    )

  it('has better to the right of 1, worse to the left, a run below the other', () => {
    const rows = [changed(0.96, 1, 1.04)]
    const { markup } = plot(scaleOf(rows), rows[0]?.changes ?? [])
    const [worse = 0, same, better = 0] = placesOf(markup, 'circle', 'cx')
    expect(worse).toBeLessThan(50)
    expect(same).toBe(50)
    expect(better).toBeGreaterThan(50)
    expect(50 - worse).toBeCloseTo(better - 50, -1)
    expect(placesOf(markup, 'circle', 'cy')).toEqual([9.5, 28.5, 47.5])
  })

  it('is on the scale of all rows, so that the same factor has the same place', () => {
    const scale = scaleOf([changed(0.5), changed(0.9)])
    expect(scale.x(0.5)).toBeLessThan(scale.x(0.9))
    expect(scale.x(0.001)).toBe(0)
    expect(scale.ticks.map(([, label]) => label)).toEqual(['0.50×', '1×', '2.00×'])
    expect(scaleOf([changed(0.999)]).ticks.map(([, label]) => label)).toEqual(['−1 %', '1×', '+1 %'])
  })

  it('cuts off an interval that would set the scale by itself, and marks it', () => {
    const wide = exampleChange(0.99, { interval: { low: 0.01, high: 1.01, confidence: 0.95, method: 'rank-sum' } })
    const rows = [changed(0.98), { ...row, changes: [wide] }]
    const scale = scaleOf(rows)
    expect(scale.isBeyond(0.01)).toBe(true)
    expect(scale.x(0.98)).toBeLessThan(40)
    expect(plot(scale, [wide]).markup.match(/class="cut"/g)).toHaveLength(1)
    expect(plot(scale, [wide, null]).markup).not.toMatch(/NaN|Infinity/)
  })

  it('leaves the scale to what is judged: a time that moved far is an arrow at the end', () => {
    const told = exampleChange(0.5, { verdict: null, basis: 'value' })
    const scale = scaleOf([changed(0.98), { ...row, changes: [told] }])
    expect(scale.x(0.98)).toBeLessThan(20)
    const { markup } = plot(scale, [told])
    expect(markup).not.toContain('<circle')
    expect(markup.match(/class="cut"/g)).toHaveLength(1)
    expect(scaleOf([{ ...row, changes: [told] }]).isBeyond(0.5)).toBe(false)
  })

  it('is empty, and has a scale, where nothing changed or nothing is known', () => {
    expect(plot(scaleOf([]), [null]).markup).not.toMatch(/circle|NaN/)
    expect(plot(scaleOf([changed(1)]), changed(1).changes).markup).not.toMatch(/NaN|Infinity/)
  })
})

describe('the page', () => {
  it('has a plot and a figure in each row, and no script', () => {
    const page = runsHtml(example, assets)
    expect(page).not.toContain('<script')
    const [, forest = ''] = /<section id="metric-1"([^]*?)<\/section>/.exec(page) ?? []
    expect(forest.match(/<figure/g)).toHaveLength(2)
    expect(forest.match(/<circle/g)).toHaveLength(20)
    expect(forest).toContain('slower, by more than 1.0 %; the modules are the same bytes, so it is not the code')
  })

  it('has the values of all runs side by side, and a legend', () => {
    const page = runsHtml(exampleRunsComparison(4), assets)
    const [, figures = ''] = /<section id="figures"([^]*?)<\/section>/.exec(page) ?? []
    const heads = [...figures.matchAll(/<th scope="col"[^>]*>([^<]*)</g)].map(([, head]) => head)
    expect(heads.slice(3, 10)).toEqual(['A', 'B', 'C', 'D', 'B against A', 'C against A', 'D against A'])
    expect(page).toContain('<ul class="legend" aria-label="Runs">')
  })

  it('says that there is nothing where runs have no row in common', () => {
    const page = runsHtml(nothing, assets)
    expect(page.replaceAll(/\s+/g, ' ')).toContain('Nothing can be compared')
    expect(page).not.toContain('id="metric-1"')
    expect(page).not.toMatch(/undefined|NaN/)
  })

  it('takes nothing for markup', () => {
    const [change] = exampleRunsComparison().rows[3]?.changes ?? []
    const bad = exampleRunsComparison(2, {
      runs: [0, 1].map((place) =>
        exampleComparedRun(place, {
          run: payload,
          machine: payload,
          git: { commit: payload, branch: payload, dirty: true },
          browsers: [{ id: payload, engine: 'firefox', name: payload, version: payload, how: payload }],
        }),
      ),
      rows: [{ ...row, benchmark: payload, browser: payload, variant: payload, changes: [change ?? null] }],
      circumstances: [{ what: 'browser', name: payload, values: [payload, payload] }],
      alone: [{ benchmark: payload, browser: payload, variant: payload, metrics: [payload], run: 1 }],
      unlike: [{ benchmark: payload, run: 1, what: 'size', from: 1, to: 2 }],
      failures: [
        {
          benchmark: payload,
          browser: payload,
          variant: payload,
          stage: payload,
          message: payload,
          runs: [1],
          breaks: true,
        },
      ],
    })
    const page = runsHtml(bad, assets)
    expect(page).not.toContain('<img')
    expect(page).not.toContain('<script>globalThis')
    expect(text(bad)).not.toContain('\u001B')
    expect(runsMarkdown(bad)).not.toContain('<img')
    expect(runsJunit(bad)).not.toContain('<img')
    expect(runsJunit(bad)).not.toContain('\u001B')
    expect(runsAnnotations(bad).trim().split('\n')).toHaveLength(2)
  })
})

it('the text has figures of all runs in a row, and the conclusion last', () => {
  const printed = text(example)
  expect(printed).toMatch(/^dot +firefox +simd +4\.00× +3\.8\d× +▼ −3\.\d % .* slower, by more than 1\.0 %$/m)
  expect(printed.trimEnd()).toMatch(/B against A, time per call: .*; 1 broken\.$/)
  const long = text({ ...example, rows: [{ ...row, benchmark: 'very-long-name-'.padEnd(80, 'x') }] })
  expect(long).toContain('…')
})

it('Markdown has what got worse in sight, and the rest folded', () => {
  const markdown = runsMarkdown(example)
  const [seen = ''] = markdown.split('<details>')
  expect(seen).toContain('| dot | firefox | simd | time | 4.00× | B: 3.8')
  expect(seen).not.toContain('mandelbrot | firefox')
  expect(markdown).toContain('<summary>20 changes that are judged</summary>')
})

it('JUnit has a failure for what got worse, an error for what broke, and skips what is not decided', () => {
  const xml = runsJunit(example)
  expect(xml).toContain('<testsuite name="time, B against A" tests="20" failures="2" errors="0" skipped="10">')
  expect(xml).toContain('<testsuite name="failures" tests="2" failures="0" errors="1" skipped="1">')
})

it('GitHub is told of what got worse and what broke', () => {
  expect(runsAnnotations(example).trim().split('\n')).toHaveLength(3)
  expect(runsAnnotations({ ...example, rows: [], failures: [] })).toBe('')
})
