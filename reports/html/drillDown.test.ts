import { describe, expect, it } from 'vitest'
import type { RunDocument } from '../../harness/schema/run.ts'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { viewOf } from '../view/view.ts'
import { escape } from './markup.ts'
import { details } from './sections/details.ts'

const sectionOf = (run: RunDocument): string => details(viewOf(run)).body.markup

/** What stands in the fold of each benchmark, in their order. */
const foldsOf = (run: RunDocument): string[] => sectionOf(run).split('<details class="fold" id="benchmark-').slice(1)

describe('the fold of a benchmark', () => {
  const run = exampleRun({ failures: true })
  const folds = foldsOf(run)

  it('has the warm-up of each variant at powers of ten, with what was slowest', () => {
    const [dot = ''] = folds
    const table = dot.slice(dot.indexOf('aria-label="Warm-up of'))
    const rows = [...table.slice(0, table.indexOf('</table>')).matchAll(/<tr>(.*?)<\/tr>/gs)].map(
      ([, row]) => row ?? '',
    )
    const calls = rows.map((row) => /<th scope="row"[^>]*>\s*([^<]*?)\s*<\/th>/s.exec(row)?.[1])
    expect(calls).toEqual([undefined, '1', '10', '100', '1,000', '10,000', 'Warm after'])
    const curve = run.warmUps.find(({ benchmark, browser }) => benchmark === 'dot' && browser === 'chromium')
    expect(rows[1]).toContain(`${((curve?.ns[0] ?? 0) / 1000).toPrecision(3)} µs`)
    expect(dot).toContain('up to ')
    const second = run.benchmarks[1]?.title ?? ''
    expect(folds[1]).toContain(`Warm-up of ${second} in Chromium`)
    expect(folds[1]).not.toContain(`Warm-up of ${second} in Firefox`)
  })

  it('flags in words the variant that minds being sampled first, and no other', () => {
    expect(folds.map((fold) => fold.match(/slower when first/g)?.length ?? 0)).toEqual([1, 0, 0, 0, 0])
    expect(folds[0]).toMatch(/\+3\.0 % \(\+2\.7 to \+3\.4\)\s*<span class="caveat">slower when first/)
  })

  it('says of how few visits an effect has no interval', () => {
    const few = foldsOf(exampleRun({ benchmarks: 1, blocks: 3 }))
    expect(few[0]?.match(/3 visits, no interval/g)?.length).toBe(9)
  })

  it('says how the canary stood in each visit', () => {
    expect(folds[0]).toMatch(/noise canary −[\d.]+ % to \+[\d.]+ % from its median/)
    const [table = ''] = folds[0]?.match(/<table>(?:(?!<\/table>).)*Every visit of.*?<\/table>/s) ?? []
    const levels = [...table.matchAll(/<td class="number">(?:[+−][\d.]+ %|the same)<\/td>\s*<\/tr>/g)]
    expect(levels.length).toBe(10)
  })

  it('has the build of each module, and the command that repeats just this', () => {
    for (const [index, { crate }] of run.benchmarks.entries()) {
      const own = run.artefacts.filter((artefact) => artefact.crate === crate)
      for (const { sha256, commands } of own) {
        expect(folds[index]).toContain(sha256)
        expect(folds[index]).toContain(escape(commands.cargo))
      }
      expect(folds[index]).toContain(`crosslane run --blocks 10 --crates ${crate} --seed 20261122</pre>`)
    }
    expect(folds[0]).toContain(escape(run.toolchain.rustc))
  })

  it('prints the build of a crate once, at the first of its sizes', () => {
    const sized = exampleRun({ benchmarks: 2 })
    const [first, second] = sized.benchmarks
    if (first && second) second.crate = first.crate
    const built = sized.artefacts.find(({ crate }) => crate === first?.crate)
    expect(sectionOf(sized).split(built?.sha256 ?? '').length).toBe(2)
    expect(foldsOf(sized)[1]).toContain(`Its modules are those of <a href="#benchmark-dot">`)
  })
})

it('leaves out what a run of an earlier version does not know', () => {
  const old = { ...exampleRun(), warmUps: [], orderEffects: [] }
  const page = sectionOf(old)
  expect(page).not.toContain('data-chart="warm-up"')
  expect(page).not.toContain('Sampled first in a round')
})
