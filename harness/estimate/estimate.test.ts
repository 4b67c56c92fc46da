import { mean, median } from 'simple-statistics'
import { describe, expect, it } from 'vitest'
import type { Failed, JournalEntry } from '../schema/journal.ts'
import { RunDocument } from '../schema/run.ts'
import type { VariantResult } from '../schema/visit.ts'
import { random } from '../stats/random.ts'
import { ended, launched, measured, runStarted, visited } from './exampleJournal.ts'
import { estimate } from './index.ts'

/** Ten visits in which the machine drifts by half while simd stays four times as fast as scalar. */
const drifting = (): JournalEntry[] => {
  const source = random(4)
  const visits = Array.from({ length: 10 }, (_, block) => {
    const machine = 1 + source.uniform() / 2
    const jitter = () => 1 + (source.uniform() - 0.5) / 100
    const times = (perCall: number) => Array.from({ length: 25 }, () => perCall * machine * jitter())
    return visited(block, [
      measured('simd', times(1000)),
      measured('scalar', times(4000)),
      measured('autovec', times(2000)),
    ])
  })
  return [runStarted(), ...visits, ended]
}

const rowOf = (document: RunDocument, variant: string, metric: string, browser: string | null = 'chromium') =>
  document.estimates.find(
    (row) => row.benchmark === 'dot' && row.variant === variant && row.metric === metric && row.browser === browser,
  )

describe('estimate', () => {
  it('gives a document that its own schema accepts, and the same one again', () => {
    const entries = drifting()
    const document = estimate(entries)
    expect(RunDocument.parse(document)).toEqual(document)
    expect(JSON.stringify(estimate(JSON.parse(JSON.stringify(entries)) as JournalEntry[]))).toBe(
      JSON.stringify(document),
    )
  })

  it('compares within the visit, so that a drifting machine does not matter', () => {
    const document = estimate(drifting())
    const ratio = rowOf(document, 'simd', 'time')?.ratio
    expect(ratio?.interval?.low).toBeGreaterThan(3.98)
    expect(ratio?.interval?.high).toBeLessThan(4.02)
    expect(ratio?.verdict).toBe('faster')
    const spread = rowOf(document, 'simd', 'time')?.interval
    expect((spread?.high ?? 0) / (spread?.low ?? 1)).toBeGreaterThan(1.1)
  })

  it('counts visits, not samples: its figures are those of one number per visit', () => {
    // One launch a visit: what launches have in common cannot widen anything.
    const entries = drifting().map((entry) => (entry.type === 'visit' ? { ...entry, launch: entry.block } : entry))
    const logRatios = entries
      .filter((entry) => entry.type === 'visit')
      .map(({ result }) => {
        const undisturbed = (variant: string) => {
          const found = result.variants.find((candidate) => candidate.variant === variant)
          const samples = found?.outcome === 'measured' ? (found.samples['time'] ?? []) : []
          return samples.toSorted((a, b) => a - b).slice(1, 4)
        }
        return Math.log(mean(undisturbed('scalar')) / mean(undisturbed('simd')))
      })
    const walsh = logRatios.flatMap((a, i) => logRatios.slice(i).map((b) => (a + b) / 2)).toSorted((a, b) => a - b)
    const ratio = rowOf(estimate(entries), 'simd', 'time')?.ratio
    expect(ratio?.value).toBeCloseTo(Math.exp(median(walsh)), 10)
    // Ten values: the ninth Walsh average from each end (critical value 8).
    expect(ratio?.interval?.low).toBeCloseTo(Math.exp(walsh[8] ?? 0), 10)
    expect(ratio?.interval?.high).toBeCloseTo(Math.exp(walsh.at(-9) ?? 0), 10)
  })

  it('has no ratio where a coarse clock saw no time at all', () => {
    const compile = rowOf(estimate(drifting()), 'simd', 'compile')
    expect(compile).toMatchObject({ value: 0, ratio: null })
  })

  it('reads sizes off the artefacts, once for all browsers', () => {
    const row = rowOf(estimate(drifting()), 'simd', 'size-raw', null)
    expect(row).toMatchObject({ kind: 'exact', value: 2000, ratio: { value: 0.5, interval: null, verdict: 'slower' } })
    expect(rowOf(estimate(drifting()), 'scalar', 'size-raw', null)?.ratio).toBeNull()
  })

  it('has no interval below six visits', () => {
    const [start, ...rest] = drifting()
    const document = estimate([
      { ...start, design: { ...runStarted().design, blocks: 5 } } as JournalEntry,
      ...rest.slice(0, 5),
    ])
    expect(rowOf(document, 'simd', 'time')?.ratio).toMatchObject({ interval: null, verdict: 'inconclusive' })
    expect(document.status).toBe('unfinished')
  })

  it('never shows a time of a variant that was wrong even once', () => {
    const wrong = { outcome: 'failed', variant: 'simd', phase: 'verify', message: 'wrong result: 2' } as const
    const entries = drifting()
    entries.splice(4, 0, visited(3, [measured('scalar', [4000]), wrong]))
    const document = estimate(entries)
    expect(rowOf(document, 'simd', 'time')).toBeUndefined()
    expect(rowOf(document, 'simd', 'first-result')).toBeUndefined()
    expect(rowOf(document, 'simd', 'size-raw', null)).toBeDefined()
    expect(rowOf(document, 'scalar', 'time')?.points).toHaveLength(11)
    expect(document.failures).toEqual([
      expect.objectContaining({ benchmark: 'dot', browser: 'chromium', variant: 'simd', stage: 'verify', block: 3 }),
    ])
  })

  it('keeps the times of a variant that could not be measured in one visit', () => {
    const trap = { outcome: 'failed', variant: 'simd', phase: 'sample', message: 'RuntimeError: unreachable' } as const
    const entries = [...drifting(), visited(10, [measured('scalar', [4000]), trap])]
    expect(rowOf(estimate(entries), 'simd', 'time')?.points).toHaveLength(10)
  })

  it('tells the same trouble once, with how often it happened', () => {
    const failure: Omit<Failed, 'block'> = {
      type: 'failure',
      at: '2026-01-02T03:04:05.000Z',
      browser: 'firefox',
      benchmark: 'add',
      protocol: 'throughput',
      launch: 1,
      reason: 'timeout',
      message: 'no answer within 30 s',
      during: { variant: 'simd', phase: 'setup' },
      console: ['oh no'],
    }
    const document = estimate([runStarted(), { ...failure, block: 1 }, { ...failure, block: 4 }])
    expect(document.failures).toEqual([
      {
        benchmark: 'add',
        browser: 'firefox',
        variant: 'simd',
        block: 1,
        times: 2,
        stage: 'timeout',
        message: 'no answer within 30 s',
        details: 'oh no',
      },
    ])
    expect(document.visits).toMatchObject({ planned: 20, answered: 0, failed: 2 })
  })

  it('shows a crate that was not built as a failure of each of its benchmarks', () => {
    const { manifest } = runStarted()
    const failure = {
      crate: 'add',
      variant: 'simd',
      stage: 'cargo',
      message: 'add does not compile',
      output: 'error[E0425]',
    } as const
    const document = estimate([runStarted({ manifest: { ...manifest, failures: [failure] } })])
    expect(document.failures).toMatchObject([
      { benchmark: 'add', browser: null, variant: 'simd', stage: 'build', details: 'error[E0425]' },
    ])
  })

  it('lists what engines lack once per cell', () => {
    const skipped: VariantResult = { outcome: 'skipped', variant: 'simd', missing: ['simd'] }
    const document = estimate([runStarted(), visited(0, [skipped]), visited(1, [skipped])])
    expect(document.skips).toEqual([{ benchmark: 'dot', browser: 'chromium', variant: 'simd', missing: ['simd'] }])
    expect(document.failures).toEqual([])
  })

  it('warns of pages that were hidden, not isolated, or had a coarse clock, and of kernels that were never steady', () => {
    const unsteady = { warmUp: { steady: false, ms: 1, calls: 1, curve: [] } }
    const visit = visited(0, [measured('scalar', [1], unsteady)])
    const clock = {
      stepMs: 1,
      regular: true,
      resolutionMs: 0.02,
      crossOriginIsolated: false,
      secureContext: true,
      visible: false,
      userAgent: '',
    }
    const document = estimate([runStarted(), { ...visit, result: { ...visit.result, clock } }], true)
    expect(document.warnings.map(({ code }) => code)).toEqual([
      'truncated',
      'not-isolated',
      'coarse-clock',
      'hidden',
      'never-steady',
    ])
    const far = { ...clock, stepMs: 0.1, visible: true, secureContext: false }
    const opened = estimate([runStarted(), { ...visited(0, []), result: { ...visited(0, []).result, clock: far } }])
    expect(opened.warnings.map(({ code }) => code)).toEqual(['not-secure'])
    expect(opened.warnings[0]?.message).toContain('plain http from another machine')
  })

  it('gives the coarsest clock that any page of a browser saw', () => {
    const coarse = visited(1, [measured('scalar', [1])])
    const document = estimate([
      runStarted(),
      launched,
      visited(0, [measured('scalar', [1])]),
      { ...coarse, result: { ...coarse.result, clock: { ...coarse.result.clock, stepMs: 0.1 } } },
    ])
    expect(document.browsers).toEqual([
      expect.objectContaining({ id: 'chromium', launches: 1, clock: expect.objectContaining({ stepMs: 0.1 }) }),
    ])
  })
})
