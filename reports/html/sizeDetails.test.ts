import { describe, expect, it } from 'vitest'
import type { RunDocument } from '../../harness/schema/run.ts'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { noAssets } from '../fixtures/noAssets.ts'
import { withSizeDetails } from '../fixtures/sizeDetails.ts'
import { fixed } from '../format/decimals.ts'
import { html } from './index.ts'
import { escape } from './markup.ts'

const sectionOf = (run: RunDocument): string => {
  const page = html.render(run, noAssets)
  const start = page.indexOf('<section id="size-in-detail"')
  return start < 0 ? '' : page.slice(start, page.indexOf('</section>', start))
}

/** The table of that caption: of each row, its cells without tags, and the exact bytes where a cell has them. */
const rowsOf = (part: string, caption: string): { text: string[]; bytes: number[] }[] => {
  const start = part.indexOf(`aria-label="${escape(caption)}"`)
  const rows = start < 0 ? [] : part.slice(start, part.indexOf('</table>', start)).split('<tr>').slice(2)
  return rows.map((row) => ({
    text: row
      .split(/<t[hd]/)
      .slice(1)
      .map((cell) =>
        cell
          .replaceAll(/^[^>]*>|<[^>]*>/g, '')
          .replaceAll(/\s+/g, ' ')
          .trim(),
      ),
    bytes: [...row.matchAll(/<td class="number" title="([\d,]+) bytes"/g)].map(([, digits]) =>
      Number(digits?.replaceAll(',', '')),
    ),
  }))
}

describe('size in detail', () => {
  const run = withSizeDetails(exampleRun())
  const part = sectionOf(run)
  const crate = run.artefacts[0]?.crate ?? ''
  const own = run.artefacts.filter((artefact) => artefact.crate === crate)

  it('has a fold for every crate', () => {
    const crates = new Set(run.artefacts.map((artefact) => artefact.crate))
    expect(part.match(/<details class="fold">/g)?.length).toBe(crates.size)
  })

  it('has sections that add up to the file in every variant', () => {
    const rows = rowsOf(part, `Sections of ${crate}`)
    const sum = rows.at(-1)
    expect(sum?.text[0]).toBe('sum')
    expect(sum?.bytes).toEqual(own.map(({ sizes }) => sizes.raw))
    const added = own.map((_, column) =>
      rows.slice(0, -1).reduce((total, { bytes }) => total + (bytes[column] ?? 0), 0),
    )
    expect(added).toEqual(sum?.bytes)
    // Against the baseline, whose own column has no difference.
    expect(sum?.text[1]).not.toMatch(/%/)
    expect(sum?.text[2]).toContain('+3.3 %')
  })

  it('has the largest functions with their share of the code', () => {
    const rows = rowsOf(part, `Largest functions of ${crate}`)
    expect(rows[0]?.text[0]).toBe(escape('<dlmalloc::dlmalloc::Dlmalloc<dlmalloc::sys::System>>::malloc'))
    expect(rows.slice(0, 2).every(({ text }) => text.slice(1).every((cell) => cell.includes('of the code')))).toBe(true)
    expect(rows[0]?.text[1]).toContain('30 % of the code')
    // What has no name cannot be the same function in another variant.
    const nameless = rows.filter(({ text }) => text[0]?.startsWith('function 3 of '))
    expect(nameless.map(({ bytes }) => bytes.length)).toEqual(own.map(() => 1))
  })

  it('has the SIMD instructions by name, and no table where there is none', () => {
    const simd = own.find(({ variant }) => variant === 'simd')?.simdInstructions ?? 0
    const rows = rowsOf(part, `SIMD instructions of ${crate}`)
    expect(rows.map(({ text }) => text[0])).toEqual(['f32x4.mul', 'f32x4.add', 'v128.load'])
    expect(rows[0]?.text.slice(1)).toContain(fixed(simd - 12, 0))
    expect(rows[0]?.text[1]).toBe('–')
    const without = { ...run, artefacts: run.artefacts.map((artefact) => ({ ...artefact, simdMix: {} })) }
    expect(sectionOf(without)).not.toContain('SIMD instructions')
  })

  it('has what each step of the build saved, and a dash for a step that was not taken', () => {
    const rows = rowsOf(part, `Size of ${crate} after each step of the build`)
    expect(rows.length).toBe(own.length)
    expect(rows[0]?.text[2]).toContain('−20 %')
    expect(rows[0]?.text[3]).toContain('−17 %')
    const alone = { ...run, artefacts: run.artefacts.map((each) => ({ ...each, steps: each.steps.slice(0, 1) })) }
    expect(rowsOf(sectionOf(alone), `Size of ${crate} after each step of the build`)[0]?.text.slice(2)).toEqual([
      '–',
      '–',
    ])
  })

  it('escapes names of functions', () => {
    const evil = '<img src=x onerror=alert(1)>'
    const named = run.artefacts.map((each) => ({ ...each, largestFunctions: [{ index: 0, name: evil, bytes: 9 }] }))
    expect(sectionOf({ ...run, artefacts: named })).not.toContain('<img')
    expect(sectionOf({ ...run, artefacts: named })).toContain(escape(evil))
  })
})

it('a run from before all this shows the sections alone', () => {
  const part = sectionOf(exampleRun())
  expect(part).toContain('Sections of')
  expect(part).not.toContain('<h4>Largest functions')
  expect(part).not.toContain('From cargo to the file')
})

it('a run without modules has no such section', () => {
  expect(sectionOf({ ...exampleRun(), artefacts: [] })).toBe('')
})
