import { describe, expect, it } from 'vitest'
import type { Checked, CheckDocument, LimitResult } from '../../harness/schema/check.ts'
import { payload } from '../fixtures/hostile.ts'
import { checkAnnotations } from './annotations.ts'
import { checkJunit } from './junit.ts'
import { checkMarkdown } from './markdown.ts'
import { checkText } from './text.ts'

const brotli = {
  id: 'size-brotli',
  title: 'Brotli',
  description: 'Compressed.',
  unit: 'bytes',
  better: 'lower',
  group: 'size',
} as const
const interval = { low: 1.9, high: 2.1, confidence: 0.95, method: 'signed-rank' } as const

const limit = (more: Partial<LimitResult['limit']> = {}): LimitResult['limit'] => ({
  budget: 0,
  metric: brotli,
  crates: ['*'],
  variants: ['*'],
  browsers: ['*'],
  kind: 'most',
  amount: 500_000,
  written: '500 kB',
  level: 'error',
  ...more,
})
const cell = (more: Partial<Checked> = {}): Checked => ({
  benchmark: 'dot-f32',
  browser: null,
  variant: 'simd',
  value: 612_000,
  interval: null,
  outcome: 'broken',
  over: 0.224,
  reason: null,
  ...more,
})
const time = { ...brotli, id: 'time', unit: 'ns', group: 'throughput' } as const

const document: CheckDocument = {
  schemaVersion: 1,
  run: '2026-11-22T08-31-00-4f1c',
  outcome: 'broken',
  results: [
    {
      limit: limit({ amount: 2_000_000, written: 2_000_000 }),
      cells: [
        cell({ value: 20_000, outcome: 'kept', over: -0.99 }),
        cell({ value: 10_000, outcome: 'kept', over: -0.995 }),
      ],
      tighter: 22_000,
    },
    {
      limit: limit(),
      cells: [cell(), cell({ benchmark: 'fir', outcome: 'kept', value: 1000, over: -0.998 })],
      tighter: null,
    },
    {
      limit: limit({ metric: time, kind: 'speedup', amount: 2, written: 2 }),
      cells: [
        cell({ browser: 'firefox', value: 2, interval, outcome: 'undecided', over: 0 }),
        cell({ browser: 'webkit', value: null, outcome: 'failed', over: null, reason: 'wrong result' }),
        cell({ browser: 'chromium', value: 1.2, interval: { ...interval, low: 1.1, high: 1.3 }, over: 0.4 }),
      ],
      tighter: null,
    },
    { limit: limit({ metric: time, written: '1 ms', level: 'warn' }), cells: [cell()], tighter: null },
    { limit: limit({ written: '9 GB' }), cells: [], tighter: null },
  ],
}
const look = { width: 120, colour: false }

describe('the text', () => {
  it('says what is broken first, by how much and how sure', () => {
    expect(checkText(document, look))
      .toBe(`Budgets of run 2026-11-22T08-31-00-4f1c: 2 broken, 1 failed, 1 undecided, 1 broken that only warn, 3 kept.

✗ broken: size-brotli ≤ 500 kB
    dot-f32, simd: 612 kB, 22 % beyond the limit
✓ kept: size-brotli ≤ 500 kB, by fir, simd: 1.00 kB, 100 % inside the limit
✗ broken: time ≥ 2× the baseline
    dot-f32, simd in chromium: 1.20× [1.10, 1.30], 40 % beyond the limit, 95 % sure
✗ failed: time ≥ 2× the baseline
    dot-f32, simd in webkit: wrong result
? undecided: time ≥ 2× the baseline
    dot-f32, simd in firefox: 2.0× [1.9, 2.1], at the limit, the interval straddles the limit
✗ broken (warning): time ≤ 1 ms
    dot-f32, simd: 612 µs, 22 % beyond the limit
✓ kept: size-brotli ≤ 2 MB, 2 times, nearest dot-f32, simd: 20.0 kB, 99 % inside the limit

Not measured in this run: size-brotli ≤ 9 GB.

Could be tighter: size-brotli ≤ 2 MB would hold at 22 kB.
`)
  })

  it('fits the terminal, and names the worst of many', () => {
    const many = Array.from({ length: 40 }, (_, index) => cell({ over: index, benchmark: `crate-${index}` }))
    const text = checkText(
      { ...document, results: [{ limit: limit(), cells: many, tighter: null }] },
      { ...look, width: 60 },
    )
    expect(text).toContain('crate-39, simd')
    expect(text).toContain('    and 34 more\n')
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(60)
  })

  it('of a run that measured none of it says so', () => {
    expect(checkText({ ...document, results: [] }, look)).toContain('nothing of what they are about was measured')
  })
})

describe('Markdown', () => {
  it('has a table of what is not kept, and the rest folded', () => {
    const [open = '', folded = ''] = checkMarkdown(document).split('<details>')
    expect(open).toContain('| ✗ broken | size-brotli ≤ 500 kB | dot-f32, simd | 612 kB, 22 % beyond the limit |')
    expect(open.match(/^\| [✗?]/gmu)).toHaveLength(5)
    expect(folded).toContain('<summary>3 kept</summary>')
  })
})

describe('JUnit', () => {
  it('has a test for each cell: broken fails, undecided and warnings are skipped', () => {
    const xml = checkJunit(document)
    expect(xml).toContain('<testsuite name="time ≥ 2× the baseline" tests="3" failures="1" errors="1" skipped="1">')
    expect(xml).toContain('<error message="wrong result"/>')
    expect(xml).toContain('<skipped message="warning: 612 µs, 22 % beyond the limit"/>')
    expect(xml.match(/<testcase /g)).toHaveLength(8)
  })

  it('is well-formed whatever a message holds', () => {
    const bad = cell({ outcome: 'failed', value: null, over: null, reason: `${payload}\u0000\uD800&` })
    const xml = checkJunit({ ...document, results: [{ limit: limit(), cells: [bad], tighter: null }] })
    expect(xml).toContain('&lt;/script&gt;')
    for (const sign of ['\0', '\u001B', '\uD800']) expect(xml).not.toContain(sign)
    expect(
      xml.replaceAll(/<\/?(testsuites?|testcase|error)( \w+="[^"<&]*(&\w+;[^"<&]*)*")*\/?>|<\?xml.*\?>|\s/g, ''),
    ).toBe('')
  })
})

describe('annotations', () => {
  it('are errors for what fails the check, and warnings for the rest', () => {
    const lines = checkAnnotations(document).trim().split('\n')
    expect(lines.map((line) => /^::(\w+)/.exec(line)?.[1])).toEqual(['error', 'error', 'error', 'warning', 'warning'])
    expect(lines[0]).toBe(
      '::error title=broken%3A size-brotli ≤ 500 kB::dot-f32, simd: 612 kB, 22 %25 beyond the limit',
    )
  })

  it('are one line each, and ten of a kind at most', () => {
    const many = Array.from({ length: 30 }, () =>
      cell({ outcome: 'failed', value: null, reason: 'a\nb\r\n::error::c' }),
    )
    const lines = checkAnnotations({ ...document, results: [{ limit: limit(), cells: many, tighter: null }] })
    expect(lines.split('\n')).toHaveLength(11)
  })
})
