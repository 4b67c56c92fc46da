import { describe, expect, it } from 'vitest'
import { exampleBenchmark, exampleBuild } from '../compare/exampleBuild.ts'
import { placed } from '../running/made.ts'
import { beside } from './beside.ts'

const variants = ['scalar', 'simd']
const ids = { scalar: 'scalar.control', simd: 'simd.control' }
const tonight = placed(
  exampleBuild('/tonight', [exampleBenchmark('dot@l1', variants), exampleBenchmark('fir', variants)], {
    'dot.scalar': 'a',
    'dot.simd': 'b',
    'fir.scalar': 'c',
    'fir.simd': 'd',
  }),
)
/** The control in one variant; it has no `fir`, and a crate that is gone by now. */
const control = (variant: string, size = 3, builds = true) =>
  exampleBuild(
    `/pins/${variant}`,
    [exampleBenchmark('dot@l1', [variant], { size, expected: { checksum: 7 } }), exampleBenchmark('gone', [variant])],
    { ...(builds ? { [`dot.${variant}`]: `z-${variant}` } : {}), [`gone.${variant}`]: 'y' },
  )
const besideThese = (...controls: readonly [string, ReturnType<typeof control>][]) =>
  beside(tonight, new Map(controls), ids)

describe('the control', () => {
  it('is beside each variant that both have, with its own result and module', () => {
    const { manifest, files, without } = besideThese(['scalar', control('scalar')], ['simd', control('simd')])
    const [dot, fir] = manifest.benchmarks
    expect(dot).toMatchObject({
      variants: ['scalar', 'simd', 'scalar.control', 'simd.control'],
      expected: { checksum: 45 },
      perVariant: {
        'scalar.control': { size: 3, expected: { checksum: 7 } },
        'simd.control': { size: 3, expected: { checksum: 7 } },
      },
    })
    expect(fir?.variants).toEqual(variants)
    expect(without).toEqual([{ benchmark: 'fir', variants }])
    expect(files.find(({ variant }) => variant === 'simd.control')).toMatchObject({
      crate: 'dot',
      path: '/pins/simd/artefacts/z-simd/dot.simd.wasm',
    })
    expect(manifest.artefacts.map(({ crate, variant }) => `${crate}.${variant}`)).toEqual([
      'dot.scalar',
      'dot.simd',
      'fir.scalar',
      'fir.simd',
      'dot.scalar.control',
      'dot.simd.control',
    ])
  })

  it('is none of a variant in which it works through another size, does not build, or was never built', () => {
    const all = [
      { benchmark: 'dot@l1', variants },
      { benchmark: 'fir', variants },
    ]
    const both = besideThese(['scalar', control('scalar', 4)], ['simd', control('simd', 3, false)])
    expect(both.without).toEqual(all)
    expect(both.manifest.artefacts).toHaveLength(4)
    expect(besideThese(['simd', control('simd')]).without[0]).toEqual({ benchmark: 'dot@l1', variants: ['scalar'] })
    expect(besideThese().without).toEqual(all)
  })
})
