import { describe, expect, it } from 'vitest'
import { loadPhases, loadRows } from '../charts/load.ts'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { noAssets } from '../fixtures/noAssets.ts'
import { viewOf } from '../view/view.ts'
import { html } from './index.ts'
import { load } from './sections/load.ts'

const sectionIn = (run: ReturnType<typeof exampleRun>): string => load(viewOf(run))?.body.markup ?? ''
const rowsOf = (part: string) => [...part.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => row ?? '')
const plain = (cell: string): string =>
  cell
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

describe('loads in pages of their own', () => {
  const run = exampleRun({ loads: true })
  const view = viewOf(run)
  const part = sectionIn(run)
  const caches = part.slice(part.indexOf('With warm caches'))
  const rowOf = (benchmark: number, engine: number, variant: number): string =>
    rowsOf(caches.slice(0, caches.indexOf('</details>')))[1 + (benchmark * 3 + engine) * 3 + variant] ?? ''

  it('are stacked of what they streamed, so that the phases add up to the first result', () => {
    expect(loadPhases(view).map(({ id }) => id)).toEqual(['stream-compile', 'instantiate', 'first-call'])
    const [dot] = view.benchmarks
    expect(dot && loadRows(view, dot)[0]?.phasesMs.every((ms) => ms !== null && ms > 0)).toBe(true)
    expect(part.match(/swatch phase-/g)?.length).toBe(3)
  })

  it('say through which network the modules came', () => {
    expect(plain(part)).toContain('4g: round trip 170 ms, 9.0 Mbit/s down')
    expect(sectionIn(exampleRun())).not.toContain('imitates')
  })

  it('show each state of the caches with what proved it', () => {
    expect(plain(caches)).toContain('Caches empty HTTP cache warm Code cache warm What the engine said')
    const [scalarDot, simdDot, scalarAdd] = [rowOf(0, 0, 0), rowOf(0, 0, 2), rowOf(1, 0, 0)].map(plain)
    expect(scalarDot).toMatch(/not measured had no code of it in the cache: too little, or not written$/)
    for (const row of [simdDot, scalarAdd]) {
      expect(row?.match(/ ms/g)?.length).toBe(3)
      expect(row).toMatch(/used its cached code$/)
    }
    // Firefox has no code cache to speak of, WebKitGTK no HTTP cache.
    expect(plain(rowOf(0, 1, 0)).match(/ ms/g)?.length).toBe(2)
    expect(plain(rowOf(0, 2, 0)).match(/ ms/g)?.length).toBe(1)
    expect(plain(rowOf(0, 2, 0))).toMatch(/not measured – not measured –$/)
  })

  it('have their other figures below, which are not said twice', () => {
    for (const title of ['Download', 'Compile', 'First set-up', 'Warm-up'])
      expect(part, title).toContain(`<summary>${title}</summary>`)
    const page = html.render(run, noAssets)
    const more = page.slice(page.indexOf('<section id="more"'), page.indexOf('</section>', page.indexOf('id="more"')))
    expect(more).toContain('Time to steady state')
    for (const { id, title } of view.metrics.filter((metric) => metric.group === 'load' && metric.id !== 'settling'))
      expect(more.includes(`<summary>${title}</summary>`), id).toBe(false)
  })
})

it('of a run that looked at empty caches only have no table of caches', () => {
  expect(sectionIn(exampleRun())).not.toContain('With warm caches')
})

it('are not there where nothing was loaded', () => {
  const run = exampleRun()
  const others = run.estimates.filter(({ metric }) => run.metrics[metric]?.group !== 'load')
  expect(load(viewOf({ ...run, estimates: others }))).toBeNull()
})
