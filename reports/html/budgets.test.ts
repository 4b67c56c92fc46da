import { describe, expect, it } from 'vitest'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { noAssets } from '../fixtures/noAssets.ts'
import { reports } from '../index.ts'

const run = exampleRun({ budgets: true })
const page = reports.html.render(run, noAssets)
const [, section = ''] = /<section id="budgets"([^]*?)<\/section>/.exec(page) ?? []
const textOf = (markup: string): string => markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

describe('the section on budgets', () => {
  it('has a row for each cell that is not kept, the worst budget first', () => {
    const [table = ''] = /<table>[^]*?<\/table>/.exec(section) ?? []
    const rows = [...table.matchAll(/<tr>[^]*?<\/tr>/g)].slice(1).map(([row]) => textOf(row))
    const unkept = run.budgets.map(({ cells }) => cells.filter(({ outcome }) => outcome !== 'kept').length)
    // Of each no more than twelve, then how many more there are; and a row for the cells that keep it.
    const expected = unkept.filter((count) => count > 0).reduce((sum, count) => sum + Math.min(count, 13) + 1, 0)
    expect(rows).toHaveLength(expected)
    expect(rows[0]).toMatch(/ size-code ≤ 1\.2 kB ✗ (failed|broken) /)
    expect(textOf(table)).toContain('and 6 more: crosslane check --markdown lists all')
    expect(rows.filter((row) => row.includes('only warns'))).not.toHaveLength(0)
  })

  it('folds what is kept, and says what was not measured and what could be tighter', () => {
    expect(textOf(section)).toContain('Budgets that are kept')
    expect(textOf(section)).toContain('Not measured in this run: time ≤ 1 ns.')
    expect(textOf(section)).toContain('Could be tighter: linear-memory ≤ 10 MB would hold at 1.3 MB.')
  })

  it('is not there without budgets', () => {
    expect(reports.html.render(exampleRun(), noAssets)).not.toContain('<section id="budgets"')
  })

  it('is a line in the text and in Markdown', () => {
    expect(reports.text.render(run, noAssets)).toMatch(/budgets:\s+\d+\s+broken,\s+\d+\s+failed/)
    expect(reports.markdown.render(run, noAssets)).toMatch(/- budgets: \d+ broken, \d+ failed/)
  })
})
