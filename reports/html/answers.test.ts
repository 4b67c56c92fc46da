import { describe, expect, it } from 'vitest'
import { RunDocument } from '../../harness/schema/run.ts'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { noAssets } from '../fixtures/noAssets.ts'
import { ratioInterval } from '../format/ratio.ts'
import { reports } from '../index.ts'
import { html } from './index.ts'

const run = exampleRun({ answers: true, known: true, selfTestFailed: true })
const page = html.render(run, noAssets)
const sectionOf = (id: string) => new RegExp(`<section id="${id}".*?</section>`, 's').exec(page)?.[0] ?? ''
const answers = sectionOf('answers')

describe('the section of answers', () => {
  it('comes before the speed-ups, and has each question as a heading', () => {
    expect(page.indexOf('id="answers"')).toBeLessThan(page.indexOf('id="speed-up"'))
    const headings = [...answers.matchAll(/<h3>(.*?)<\/h3>/gs)].map(([, heading]) => heading)
    expect(headings).toEqual(run.suites.flatMap(({ question }) => (question === '' ? [] : [question])))
  })

  it('has every answer in its tables, with its interval', () => {
    for (const { ratio, interval, browser } of run.answers) {
      if (browser === null || interval === null || interval.low === interval.high) continue
      expect(answers).toContain(ratioInterval({ value: ratio, interval }))
    }
  })

  it('marks every answer of a browser that failed its self-test', () => {
    const cells = [...answers.matchAll(/<td class="number verdict-.*?<\/td>/gs)].map(([cell]) => cell)
    expect(cells.length).toBeGreaterThan(30)
    expect(cells.filter((cell) => cell.includes('†'))).toHaveLength(cells.length / 3)
  })

  it('says which sizes are of scripts', () => {
    expect(answers).toContain('The size of JavaScript is that of the script')
    expect(answers.match(/<span class="hint">script<\/span>/g)).toHaveLength(4)
  })

  it('has a chart of time against size for each browser, with its table', () => {
    expect(answers.match(/data-chart="pareto"/g)).toHaveLength(3)
    expect(answers.match(/● on the front/g)?.length).toBeGreaterThan(9)
    expect(answers).toMatch(/On the front: z, s, 2(, scalar)? and hand-written SIMD/)
  })

  it('is not there in a run that asks nothing, or is from before there were suites', () => {
    const { suites: _suites, answers: _answers, ...before } = exampleRun()
    const old = html.render(RunDocument.parse(before), noAssets)
    expect(old).not.toContain('id="answers"')
    expect(old).toBe(html.render(RunDocument.parse(exampleRun()), noAssets))
  })
})

it('lists in how sure it is what is known beforehand, and what was found of it', () => {
  const part = sectionOf('how-sure')
  expect(part).toContain('What is known beforehand')
  expect(part.match(/as it should: the interval contains 1</g)).toHaveLength(6)
  expect(part).toContain('as it should: the interval contains 1.008')
  expect(part).toMatch(/not as it should: off by 4\.\d %; doubt differences of that size/)
})

describe('with many variants', () => {
  it('gives each a row, and shows no variant that the crate is not built in', () => {
    const results = sectionOf('results')
    expect(results).toMatch(/<th scope="col"\s*>Variant</)
    const [, control = ''] = results.split('>collatz<')
    expect(control).not.toContain('no wasm-opt')
    expect(results).not.toContain('not for this crate')
  })

  it('is called after their number', () => {
    expect(page).toContain('<h1>12 variants against scalar</h1>')
  })

  it('has a row for each in Markdown and in the terminal, too', () => {
    const markdown = reports.markdown.render(run, noAssets)
    expect(markdown).toContain('| benchmark | variant | Chromium 156 | Firefox ESR 153† | WebKitGTK MiniBrowser 2.50 |')
    expect(markdown).toContain('What does SIMD buy? Against scalar')
    const text = reports.text.render(run, { ...noAssets, width: 200 })
    expect(text).toContain('What does SIMD buy? Against scalar')
    expect(text.slice(text.indexOf('collatz (control)\n'))).not.toContain('oz-raw ')
  })
})
