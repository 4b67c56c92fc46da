import { describe, expect, it } from 'vitest'
import type { RunDocument } from '../../harness/schema/run.ts'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { noAssets } from '../fixtures/noAssets.ts'
import { html } from './index.ts'

const render = (run: RunDocument) =>
  html.render(run, noAssets).replace(/<script type="application\/json".*?<\/script>/s, '')
const sectionOf = (page: string): string => /<section id="memory".*?<\/section>/s.exec(page)?.[0] ?? ''
const textOf = (markup: string): string =>
  markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
const tablesOf = (part: string) => [...part.matchAll(/<table>(.*?)<\/table>/gs)].map(([, table]) => table ?? '')
const rowsOf = (part: string) => [...part.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => textOf(row ?? ''))

const run = exampleRun({ memory: true })
const memory = sectionOf(render(run))
/** Of the first benchmark: what its module has, and what the browser takes for it; then the next benchmark's. */
const [module = '', taken = '', next = ''] = tablesOf(memory)

describe('the section on memory', () => {
  it('is absent where a run knows no metric of it', () => {
    const without = exampleRun()
    without.metrics = Object.fromEntries(Object.entries(without.metrics).filter(([, { group }]) => group !== 'memory'))
    expect(sectionOf(render(without))).toBe('')
  })

  it('has a row for each engine and variant, with separate numbers', () => {
    const rows = rowsOf(module).slice(1)
    expect(rows).toHaveLength(run.browsers.length * (run.benchmarks[0]?.variants.length ?? 0))
    for (const row of rows) {
      expect(row).toContain('1.11 MB')
      expect(row).toContain('300 kB')
    }
    const more = rowsOf(taken).slice(1)
    expect(more).toHaveLength(rows.length)
    for (const row of more) expect(row).toMatch(/3\.\d+ MB \[\d\.\d+, \d\.\d+\]/)
  })

  it('shows what is less than nothing by noise as it is', () => {
    expect(textOf(taken)).toMatch(/-\d+(\.\d+)? [kM]?B \[-/)
  })

  it('says of an engine that has no number of its own that there is none', () => {
    const cells = rowsOf(taken)
      .slice(1)
      .map((row) => row.includes('not measured'))
    expect(cells.filter((missing) => !missing)).toHaveLength(run.benchmarks[0]?.variants.length ?? 0)
  })

  it('has no columns for a benchmark of which they were not measured', () => {
    expect(taken).toContain('Processes, steady')
    expect(next).toContain('Linear memory')
    expect(next).not.toContain('Processes, steady')
  })

  it('puts leaks before all numbers, and marks their rows alone', () => {
    const text = textOf(memory)
    expect(text.indexOf('leaks 64 KiB a round')).toBeGreaterThan(0)
    expect(text.indexOf('leaks 64 KiB a round')).toBeLessThan(text.indexOf('Engine Variant'))
    const marked = rowsOf(module).filter((row) => row.includes('✗ leaks'))
    expect(marked).toHaveLength(1)
    expect(marked[0]).toMatch(/^Chromium.* hand-written SIMD/)
    expect(textOf(sectionOf(render(exampleRun())))).not.toContain('leaks')
  })

  it('never blames a leak for a number that is missing', () => {
    expect(render(run)).not.toContain('(leak)</td>')
  })
})
