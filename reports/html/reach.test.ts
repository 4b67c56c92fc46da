import { describe, expect, it } from 'vitest'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { noAssets } from '../fixtures/noAssets.ts'
import { markdown } from '../markdown.ts'
import { text } from '../text/index.ts'
import { belowTarget, limitingFeatures, reachTarget, shareOfUsers } from '../view/reach.ts'
import { viewOf } from '../view/view.ts'
import { html } from './index.ts'

const run = exampleRun({ reach: true, skips: true, benchmarks: 2 })
const sectionOf = (document: typeof run): string =>
  /<section id="reach".*?<\/section>/s.exec(html.render(document, noAssets))?.[0] ?? ''
const plain = (markup: string): string =>
  markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' ,', ',')
    .trim()
const rowsOf = (part: string): string[] => [...part.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => plain(row ?? ''))

describe('the section on reach', () => {
  const section = sectionOf(run)
  const rows = rowsOf(section)

  it('is not there where nobody knows the reach', () => {
    expect(sectionOf(exampleRun())).toBe('')
  })

  it('shows of every module the share, the target, the features and the engines that lack one', () => {
    expect(rows.slice(0, 9)).toEqual([
      'Crate Variant Reach Features used Engines of this run that lack one',
      'dot scalar ✓ at most 96.7 % above 95 % none beyond the first version –',
      'autovectorised ✗ at most 94.99 % below 95 % bulkMemory, threads –',
      'hand-written SIMD ✓ at most 96.2 % above 95 % bulkMemory, simd –',
      'relaxed SIMD ✗ at most 78.5 % below 95 % bulkMemory, simd, relaxedSimd WebKitGTK MiniBrowser 2.50 lacks relaxed-simd',
      'mandelbrot scalar ✓ at most 96.7 % above 95 % none beyond the first version –',
      'autovectorised ✓ at most 96.6 % above 95 % bulkMemory, unheardOf –',
      'hand-written SIMD ✓ at most 96.2 % above 95 % bulkMemory, simd –',
      'relaxed SIMD ✗ at most 78.5 % below 95 % bulkMemory, simd, relaxedSimd WebKitGTK MiniBrowser 2.50 lacks relaxed-simd',
    ])
  })

  it('tells what keeps users out', () => {
    const bold = [...section.matchAll(/<strong>(\w+)/g)].map(([, feature]) => feature)
    expect(bold).toEqual(['threads', 'simd', 'relaxedSimd', 'bulkMemory', 'simd', 'relaxedSimd'])
  })

  it('has the first versions and the Baseline status of each feature, the rarest first', () => {
    expect(rows.slice(10)).toEqual([
      'unheardOf no data no data no data no data no data no data no data no data no data no data',
      'relaxedSimd ✗ at most 78.5 % below 95 % limited availability 114 114 146 27.3 (beta) 114 27.3 (beta) no data no data',
      'threads ✗ at most 94.99 % below 95 % newly available since 2024-12-11 74 79 79 15.2 88 15.2 no data none',
      'simd ✓ at most 96.2 % above 95 % widely available since 2025-09-27 91 91 89 16.4 91 16.4 no data no data',
      'bulkMemory ✓ at most 96.6 % above 95 % widely available since 2024-04-25 75 79 79 15.1 no data no data no data no data',
      'wasm ✓ at most 96.7 % above 95 % widely available since 2020-04-17 57 16 52 11 57 11 no data 57',
    ])
  })

  it('says how far to believe it', () => {
    const words = plain(section)
    expect(words).toContain('the statistics count every Chrome for Android as the newest one')
    expect(words).toContain('do not know (2.4 % of users)')
    expect(words).toContain('caniuse-lite 1.0.30001826 of 2026-11-10 and @mdn/browser-compat-data 8.1.9 of 2026-11-12.')
    expect(words).toContain('caniuse.com (CC BY 4.0)')
  })

  it('says that threads need isolation, where there are any', () => {
    expect(section).toContain('Threads need an isolated page')
    const others = { ...run, artefacts: run.artefacts.filter(({ variant }) => variant === 'simd') }
    expect(sectionOf(others)).toContain('hand-written SIMD')
    expect(sectionOf(others)).not.toContain('Threads')
  })
})

describe('a variant below the target', () => {
  const lines = [
    'reach: at most 94.99 % of users are known to have a browser that runs autovec (threads) of dot; the target is 95 %',
    'reach: at most 78.5 % of users are known to have a browser that runs relaxed (relaxedSimd) of every crate; the target is 95 %',
  ]

  it('is a line in the text report and in Markdown', () => {
    expect(belowTarget(viewOf(run))).toEqual(lines)
    const printed = text.render(run, { ...noAssets, width: 400, colour: false })
    const marked = markdown.render(run, noAssets)
    for (const line of lines) {
      expect(printed.split('\n')).toContain(line)
      expect(marked.split('\n')).toContain(`- ${line}`)
    }
  })

  it('is the only one that is mentioned', () => {
    expect(belowTarget(viewOf(exampleRun()))).toEqual([])
    const others = { ...run, artefacts: run.artefacts.filter(({ variant }) => variant === 'simd') }
    expect(belowTarget(viewOf(others))).toEqual([])
  })
})

it('never rounds a share across the target', () => {
  expect(shareOfUsers(0.9499)).toBe('94.99 %')
  expect(shareOfUsers(0.949_97)).toBe('94.997 %')
  expect(shareOfUsers(reachTarget)).toBe('95.0 %')
  expect(shareOfUsers(0.961_994)).toBe('96.2 %')
  expect(shareOfUsers(0)).toBe('0.0 %')
})

it('holds no feature responsible that keeps nobody out', () => {
  const reach = run.artefacts.find(({ variant }) => variant === 'simd')?.reach
  const wasm = reach?.features[0]
  if (reach === null || reach === undefined || wasm === undefined) throw new Error('The example has no reach.')
  expect(limitingFeatures({ ...reach, features: [wasm, { ...wasm, feature: 'simd' }] })).toEqual([])
  expect(limitingFeatures({ ...reach, features: [wasm] })).toEqual([])
})
