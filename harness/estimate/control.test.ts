import { describe, expect, it } from 'vitest'
import type { RunStarted } from '../schema/journal.ts'
import { ended, measured, runStarted, visited } from './exampleJournal.ts'
import { estimate } from './index.ts'

const plain = runStarted()
const simd = plain.manifest.artefacts.find(({ crate, variant }) => crate === 'dot' && variant === 'simd')

/** A night in which `simd` of `dot` is held against a module of then, half as large. */
const night: RunStarted = runStarted({
  control: { ref: 'v1', commit: 'c0ffee', ids: { scalar: 'scalar.control', simd: 'simd.control' } },
  variants: { ...plain.variants, 'simd.control': { ...plain.variants['simd'], title: 'then' } as never },
  manifest: {
    ...plain.manifest,
    benchmarks: plain.manifest.benchmarks.map((benchmark) =>
      benchmark.id === 'dot' ? { ...benchmark, variants: [...benchmark.variants, 'simd.control'] } : benchmark,
    ),
    artefacts: [
      ...plain.manifest.artefacts,
      { ...simd, variant: 'simd.control', sha256: 'a'.repeat(64), sizes: { raw: 1000, gzip: 1, brotli: 1, zstd: 1 } },
    ] as RunStarted['manifest']['artefacts'],
  },
})
const times = (block: number, ...ofControl: readonly number[]) =>
  visited(block, [
    measured('scalar', [4000]),
    measured('simd', [1000 + block]),
    ...ofControl.map((time) => measured('simd.control', [time])),
  ])
const run = estimate([night, ...Array.from({ length: 8 }, (_, block) => times(block, 900 + block)), ended])
const of = (variant: string, metric: string) =>
  run.estimates.find((each) => each.benchmark === 'dot' && each.variant === variant && each.metric === metric)

describe('a night', () => {
  it('holds a variant against the same variant of the control, in the same visits', () => {
    expect(of('simd', 'time')?.held?.value).toBeCloseTo(0.9, 2)
    expect(of('simd', 'time')?.held).toMatchObject({ verdict: 'slower', interval: { method: 'signed-rank' } })
    expect(of('simd', 'size-raw')?.held).toMatchObject({ value: 0.5, interval: null })
    expect(of('scalar', 'time')).not.toHaveProperty('held')
  })

  it('compares with the baseline as any other run', () => {
    const other = estimate([plain, ...Array.from({ length: 8 }, (_, block) => times(block)), ended])
    expect(of('simd', 'time')?.ratio).toEqual(
      other.estimates.find((each) => each.variant === 'simd' && each.metric === 'time')?.ratio,
    )
    const withoutHeld = run.estimates.map(({ held: _held, ...rest }) => rest)
    expect(withoutHeld).toEqual(other.estimates)
  })

  it('does not show the control as a variant', () => {
    expect(Object.keys(run.variants)).toEqual(['scalar', 'autovec', 'simd'])
    expect(run.benchmarks.map(({ variants }) => variants)).toEqual([
      ['scalar', 'autovec', 'simd'],
      ['scalar', 'autovec', 'simd'],
    ])
    expect(run.artefacts.map(({ variant }) => variant)).not.toContain('simd.control')
    expect(run.control).toEqual({
      ref: 'v1',
      commit: 'c0ffee',
      modules: [{ crate: 'dot', variant: 'simd', sha256: 'a'.repeat(64) }],
    })
  })

  it('tells of a control that fails', () => {
    const failing = { outcome: 'failed', variant: 'simd.control', phase: 'verify', message: 'wrong' } as const
    const broken = estimate([night, visited(0, [measured('simd', [1000]), failing]), ended])
    expect(broken.failures).toMatchObject([{ variant: 'simd.control', stage: 'verify' }])
  })
})
