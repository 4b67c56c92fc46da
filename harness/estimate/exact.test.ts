import { expect, it } from 'vitest'
import type { FromBuild, Metric } from '../metrics/metric.ts'
import { runStarted } from './exampleJournal.ts'
import { exactEstimates } from './exact.ts'

const { manifest } = runStarted()
const [benchmark] = manifest.benchmarks
if (benchmark === undefined) throw new Error('The example has no benchmark.')

/** A share that is known of some variants only. */
const metric = (shares: Readonly<Record<string, number>>): Metric & { readonly collect: FromBuild } => ({
  id: 'share',
  title: 'Share',
  description: 'A share.',
  unit: 'share',
  better: 'higher',
  group: 'reach',
  collect: { from: 'build', read: ({ variant }) => shares[variant] ?? null },
})
const estimates = (shares: Readonly<Record<string, number>>) =>
  exactEstimates(benchmark, metric(shares), manifest.artefacts, 'scalar', 0.01).map(({ variant, value, ratio }) => ({
    variant,
    value,
    ratio: ratio && [ratio.value, ratio.verdict],
  }))

it('compares with the baseline', () => {
  expect(estimates({ scalar: 0.5, autovec: 0.25, simd: 0.5 })).toEqual([
    { variant: 'scalar', value: 0.5, ratio: null },
    { variant: 'autovec', value: 0.25, ratio: [0.5, 'slower'] },
    { variant: 'simd', value: 0.5, ratio: [1, 'equivalent'] },
  ])
})

it('has no estimate of what the artefact does not tell, and no ratio to it', () => {
  expect(estimates({ autovec: 0.25 })).toEqual([{ variant: 'autovec', value: 0.25, ratio: null }])
})
