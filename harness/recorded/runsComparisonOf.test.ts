import { describe, expect, it } from 'vitest'
import { exampleRun } from '../../reports/fixtures/exampleRun.ts'
import { measured, runStarted, visited } from '../estimate/exampleJournal.ts'
import { estimate } from '../estimate/index.ts'
import { Design } from '../schema/config.ts'
import type { RunStarted } from '../schema/journal.ts'
import type { RunDocument } from '../schema/run.ts'
import { RunsComparison, type RunsRow } from '../schema/runsComparison.ts'
import { defaultVariants, Variant } from '../schema/variant.ts'
import { type ExampleRecorded, exampleRecorded } from './exampleRecorded.ts'
import { runsComparisonOf, type RunsComparisonOptions } from './runsComparisonOf.ts'

const run = (example: ExampleRecorded = {}): RunDocument => estimate(exampleRecorded(example))

const compare = (documents: readonly RunDocument[], options: Partial<RunsComparisonOptions> = {}): RunsComparison =>
  runsComparisonOf(documents, { crosslane: '0.0.0', ...options })

const rowOf = ({ rows }: RunsComparison, variant: string, metric = 'time'): RunsRow => {
  const found = rows.find((row) => row.benchmark === 'dot' && row.variant === variant && row.metric === metric)
  if (found === undefined) throw new Error(`There is no row of ${variant} and ${metric}.`)
  return found
}

describe('two runs of the same code', () => {
  const comparison = compare([run(), run({ scalarNs: 5000 })])

  it('are equivalent by their speed-ups, whatever the times were', () => {
    expect(comparison.exit).toBe('good')
    const row = rowOf(comparison, 'simd')
    expect(row.changes[0]).toMatchObject({ run: 1, basis: 'speed-up', verdict: 'equivalent', rebuilt: 'none' })
    expect(row.changes[0]?.factor).toBeCloseTo(1, 10)
    expect(row.cells[1]?.value).toBeGreaterThan(1.2 * (row.cells[0]?.value ?? 0))
  })

  it('tell of the time of the baseline, and judge it not', () => {
    const [change] = rowOf(comparison, 'scalar').changes
    expect(change).toMatchObject({ basis: 'value', verdict: null, adjustedP: null, beyondThreshold: false })
    expect(change?.factor).toBeCloseTo(0.8, 10)
    expect(compare([run(), run({ scalarNs: 50_000 })]).exit).toBe('good')
  })

  it('make a document of the schema that survives JSON', () => {
    expect(RunsComparison.parse(JSON.parse(JSON.stringify(comparison)))).toEqual(comparison)
  })
})

describe('a speed-up that became 5 % smaller', () => {
  const documents = [run(), run({ speedUp: 3.8 })]

  it('is slower for sure', () => {
    const comparison = compare(documents)
    expect(comparison.exit).toBe('checkFailed')
    const [change] = rowOf(comparison, 'simd').changes
    expect(change).toMatchObject({ verdict: 'slower', beyondThreshold: true, withinThreshold: false })
    expect(change?.factor).toBeCloseTo(0.95, 2)
    expect(change?.interval?.method).toBe('rank-sum')
    expect(change?.interval?.low).toBeLessThan(0.95)
    expect(change?.interval?.high).toBeGreaterThan(0.95)
  })

  it('passes a threshold of 10 %, and fails no exit that looks at sizes', () => {
    expect(compare(documents, { threshold: 0.1 }).exit).toBe('good')
    expect(compare(documents, { judged: ['size-raw'] }).exit).toBe('good')
  })

  it('is faster the other way round', () => {
    const comparison = compare(documents.toReversed())
    expect(comparison.exit).toBe('good')
    expect(rowOf(comparison, 'simd').changes[0]).toMatchObject({ verdict: 'faster', beyondThreshold: true })
  })

  it('has an interval that holds nevertheless where a run looked at its results', () => {
    const design = Design.parse({ stop: { when: 'decided' } })
    const [change] = rowOf(compare([run(), run({ speedUp: 3.8, started: { design } })]), 'simd').changes
    expect(change).toMatchObject({ verdict: 'slower', interval: { method: 'anytime' } })
  })

  it('is told without an interval, and not judged, of five visits', () => {
    const comparison = compare([run(), run({ speedUp: 3.8, visits: 5 })])
    expect(rowOf(comparison, 'simd').changes[0]).toMatchObject({ interval: null, verdict: null, adjustedP: null })
    expect(comparison.exit).toBe('runFailed')
  })
})

it('p-values of a metric are one family over all later runs', () => {
  const one = rowOf(compare([run(), run({ speedUp: 3.99 })]), 'simd').changes[0]?.adjustedP ?? 0
  const three = rowOf(compare([run(), run({ speedUp: 3.99 }), run(), run()]), 'simd').changes[0]?.adjustedP ?? 0
  expect(one).toBeGreaterThan(0)
  expect(three).toBeCloseTo(3 * one, 10)
})

describe('exact figures', () => {
  const bigger = (): RunDocument => {
    const { manifest } = runStarted()
    const artefacts = manifest.artefacts.map((artefact) =>
      artefact.variant === 'simd'
        ? { ...artefact, sha256: '1'.repeat(64), sizes: { ...artefact.sizes, raw: 2100 } }
        : artefact,
    )
    return run({ started: { manifest: { ...manifest, artefacts } } })
  }

  it('are compared as they are, and judged where somebody asks for it', () => {
    const comparison = compare([run(), bigger()], { judged: ['size-raw'] })
    const row = rowOf(comparison, 'simd', 'size-raw')
    expect(row).toMatchObject({ browser: null, kind: 'exact' })
    expect(row.changes[0]).toMatchObject({ basis: 'value', interval: null, verdict: 'slower', beyondThreshold: true })
    expect(row.changes[0]?.factor).toBeCloseTo(2000 / 2100, 12)
    expect(comparison.exit).toBe('checkFailed')
    expect(compare([run(), bigger()]).exit).toBe('good')
  })

  it('and the modules say what was rebuilt', () => {
    const comparison = compare([run(), bigger()])
    expect(rowOf(comparison, 'simd').changes[0]?.rebuilt).toBe('variant')
    expect(rowOf(comparison, 'scalar').changes[0]?.rebuilt).toBe('none')
  })
})

describe('what cannot be compared', () => {
  it('is a speed-up against another baseline', () => {
    const comparison = compare([run(), run({ started: { baseline: 'simd' } })])
    expect(rowOf(comparison, 'simd').changes[0]).toMatchObject({ basis: 'value', verdict: null })
    expect(comparison.exit).toBe('runFailed')
    expect(comparison.circumstances).toEqual([{ what: 'baseline', name: null, values: ['scalar', 'simd'] }])
  })

  it('is other work under the same name', () => {
    const { manifest } = runStarted()
    const benchmarks = manifest.benchmarks.map((benchmark) => ({ ...benchmark, size: 2 }))
    const comparison = compare([run(), run({ started: { manifest: { ...manifest, benchmarks } } })])
    expect(comparison.unlike).toContainEqual({ benchmark: 'dot', run: 1, what: 'size', from: 1, to: 2 })
    expect(rowOf(comparison, 'simd').changes).toEqual([null])
  })

  it('is what only one run has, and what nobody asked for', () => {
    const add = visited(0, [measured('scalar', [4000]), measured('simd', [1000])], { benchmark: 'add' })
    const comparison = compare([run(), run(), run({ more: [add] })])
    expect(comparison.alone).toContainEqual({
      benchmark: 'add',
      browser: 'chromium',
      variant: 'simd',
      metrics: expect.arrayContaining(['time']),
      run: 2,
    })
    const only = compare([run(), run({ more: [add] })], { crates: ['d*'], browsers: ['firefox'] })
    expect(new Set(only.rows.map(({ benchmark, browser }) => `${benchmark} ${browser}`))).toEqual(new Set(['dot null']))
    expect(only.exit).toBe('runFailed')
  })

  it('is a row that the first run lacks: it has values, and no change', () => {
    const add = visited(0, [measured('scalar', [4000]), measured('simd', [1000])], { benchmark: 'add' })
    const { rows } = compare([run(), run({ more: [add] }), run({ more: [add] })])
    const row = rows.find(({ benchmark, metric }) => benchmark === 'add' && metric === 'time')
    expect(row?.cells.map((cell) => cell !== null)).toEqual([false, true, true])
    expect(row?.changes).toEqual([null, null])
  })

  it('is a single run', () => {
    expect(() => compare([run()])).toThrow(RangeError)
  })
})

describe('circumstances', () => {
  const differing = (started: Partial<RunStarted>) =>
    compare([run(), run({ started })]).circumstances.map(({ what, name, values }) => [what, name, ...values])

  it('are not told of where nothing differs', () => {
    expect(differing({ seed: 2, at: '2026-01-03T03:04:05.000Z', command: [] })).toEqual([])
  })

  it('are told of by machine, tools and design, with their values', () => {
    const base = runStarted()
    expect(
      differing({
        crosslane: '0.0.1',
        environment: { ...base.environment, cpu: 'Fast', kernel: '6.2' },
        manifest: { ...base.manifest, toolchain: { ...base.manifest.toolchain, rustc: 'rustc 2' } },
        design: Design.parse({ blocks: 12, sampling: { measureMs: 500 }, measure: ['throughput'] }),
        variants: { ...base.variants, simd: Variant.parse({ ...defaultVariants.simd, optLevel: 's' }) },
      }),
    ).toEqual([
      ['machine', null, ', 2 cores, ', 'Fast, 2 cores, '],
      ['kernel', null, '', '6.2'],
      ['rustc', null, '', 'rustc 2'],
      ['crosslane', null, '0.0.0', '0.0.1'],
      [
        'variant',
        'simd',
        '+simd128, feature simd, profile release, wasm-opt -O3, std auto',
        '+simd128, feature simd, profile release, opt-level s, wasm-opt -O3, std auto',
      ],
      ['design', 'blocks', '10', '12'],
      ['design', 'sampling.measureMs', '1600', '500'],
      ['design', 'measure', 'throughput, load, frames, capacity, boundary', 'throughput'],
    ])
  })

  it('are told of by browser, and of one that is missing once', () => {
    const browser = (version: string) => ({
      type: 'launch' as const,
      at: '2026-01-02T03:04:05.000Z',
      launch: 0,
      browser: {
        id: 'chromium',
        engine: 'chromium' as const,
        name: 'Chromium',
        version,
        driver: 'fake',
        how: 'not at all',
        binary: null,
        flags: ['--quiet'],
      },
    })
    const at = (version: string) => run({ more: [browser(version)] })
    expect(compare([at('1'), at('2')]).circumstances).toEqual([
      { what: 'browser', name: 'chromium', values: ['Chromium 1, not at all', 'Chromium 2, not at all'] },
    ])
    expect(compare([run(), at('2')]).circumstances).toEqual([
      { what: 'browser', name: 'chromium', values: [null, 'Chromium 2, not at all'] },
    ])
  })
})

it('doubts a browser that failed its self-test, in the run where it did', () => {
  const [plain, failed] = [exampleRun(), exampleRun({ selfTestFailed: true })]
  expect(compare([plain, failed]).doubts).toMatchObject([
    { run: 1, browser: 'firefox', checks: [{ status: 'failed' }] },
  ])
  expect(compare([plain, failed], { browsers: ['chromium'] }).doubts).toEqual([])
})

describe('failures', () => {
  const failing = (variant: string, message = 'wrong result: 2, not 1') =>
    visited(10, [
      { outcome: 'failed', variant, phase: 'verify', message },
      measured(variant === 'simd' ? 'scalar' : 'simd', [1000]),
    ])

  it('break what the first run has a number of', () => {
    const comparison = compare([run(), run({ more: [failing('simd')] })])
    expect(comparison.failures).toEqual([
      {
        benchmark: 'dot',
        browser: 'chromium',
        variant: 'simd',
        stage: 'verify',
        message: 'wrong result: 2, not 1',
        runs: [1],
        breaks: true,
      },
    ])
    expect(comparison.exit).toBe('checkFailed')
  })

  it('that were there already, or are gone, break nothing', () => {
    const both = compare([run({ more: [failing('simd')] }), run({ more: [failing('simd', 'wrong result: 3')] })])
    expect(both.failures).toMatchObject([{ runs: [0, 1], breaks: false, message: 'wrong result: 3' }])
    const gone = compare([run({ more: [failing('simd')] }), run()])
    expect(gone.failures).toMatchObject([{ runs: [0], breaks: false }])
  })
})
