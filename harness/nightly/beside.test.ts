import { describe, expect, it } from 'vitest'
import { exampleBenchmark, exampleBuild } from '../compare/exampleBuild.ts'
import { placed } from '../running/made.ts'
import { beside } from './beside.ts'

const variants = ['scalar', 'simd']
const tonight = placed(
  exampleBuild('/tonight', [exampleBenchmark('dot@l1', variants), exampleBenchmark('fir', variants)], {
    'dot.scalar': 'a',
    'dot.simd': 'b',
    'fir.scalar': 'c',
    'fir.simd': 'd',
  }),
)
const control = (size: number, more: Record<string, string> = { 'dot.scalar': 'z' }) =>
  exampleBuild(
    '/pins',
    [exampleBenchmark('dot@l1', ['scalar'], { size, expected: { checksum: 7 } }), exampleBenchmark('gone', ['scalar'])],
    { ...more, 'gone.scalar': 'y' },
  )

describe('the control', () => {
  it('is one more variant of what both have, with its own result and module', () => {
    const { manifest, files, without } = beside(tonight, control(3), 'scalar', 'control')
    const [dot, fir] = manifest.benchmarks
    expect(dot).toMatchObject({
      variants: ['control', 'scalar', 'simd'],
      expected: { checksum: 45 },
      perVariant: { control: { size: 3, expected: { checksum: 7 } } },
    })
    expect(fir?.variants).toEqual(variants)
    expect(without).toEqual(['fir'])
    expect(files.find(({ variant }) => variant === 'control')).toMatchObject({
      crate: 'dot',
      path: '/pins/artefacts/z/dot.scalar.wasm',
    })
    expect(manifest.artefacts.map(({ crate, variant }) => `${crate}.${variant}`)).toEqual([
      'dot.control',
      'dot.scalar',
      'dot.simd',
      'fir.scalar',
      'fir.simd',
    ])
  })

  it('is none where it works through another size, or does not build', () => {
    expect(beside(tonight, control(4), 'scalar', 'control').without).toEqual(['dot@l1', 'fir'])
    expect(beside(tonight, control(3, {}), 'scalar', 'control').without).toEqual(['dot@l1', 'fir'])
    expect(beside(tonight, control(4), 'scalar', 'control').manifest.artefacts).toHaveLength(4)
  })
})
