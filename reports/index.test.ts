import { describe, expect, it } from 'vitest'
import { RunDocument } from '../harness/schema/run.ts'
import { exampleRun } from './fixtures/exampleRun.ts'
import { noAssets } from './fixtures/noAssets.ts'
import { scenarios } from './fixtures/scenarios.ts'
import { reports } from './index.ts'
import type { Report } from './report.ts'

const registered: [string, Report][] = Object.entries(reports)

it('is registered under its own id, with an extension of its own', () => {
  expect(registered.map(([key, { id }]) => [key, id])).toEqual(registered.map(([key]) => [key, key]))
  expect(new Set(registered.map(([, { extension }]) => extension)).size).toBe(registered.length)
})

it.each(Object.entries(scenarios).filter(([, { hostile }]) => !hostile))(
  'the example is a valid document: %s',
  (_, options) => {
    expect(() => RunDocument.parse(exampleRun(options))).not.toThrow()
  },
)

describe.each(registered)('%s', (_, report) => {
  describe.each(Object.entries(scenarios))('with %s', (_name, options) => {
    const run = exampleRun(options)

    it('renders, twice the same, and leaves the document alone', () => {
      const before = JSON.stringify(run)
      const first = report.render(run, noAssets)
      expect(report.render(run, noAssets)).toBe(first)
      expect(JSON.stringify(run)).toBe(before)
      expect(first.endsWith('\n')).toBe(true)
    })

    it('never prints a number that is none', () => {
      expect(report.render(run, noAssets)).not.toMatch(/NaN|Infinity|undefined|\[object/)
    })
  })
})

it('gives the document back as JSON, nothing rounded', () => {
  const run = exampleRun({ failures: true })
  expect(JSON.parse(reports.json.render(run, noAssets))).toEqual(run)
})
