import { describe, expect, it } from 'vitest'
import { Manifest } from '../schema/manifest.ts'
import { assemble } from './assemble.ts'
import { exampleBenchmark, exampleBuild, exampleFailure } from './exampleBuild.ts'
import { pairBuilds, pairCrates, pairVariants } from './pair.ts'

const { toolchain } = exampleBuild('', [], {}).manifest
const of = (...variants: string[]) => variants

describe('two variants', () => {
  const variants = of('scalar', 'simd')
  const built = exampleBuild(
    '/cache',
    [exampleBenchmark('dot@small', variants), exampleBenchmark('dot@large', variants, { size: 9 })].concat(
      ['same', 'broken'].map((id) => exampleBenchmark(id, variants)),
      exampleBenchmark('scalar-only', of('scalar')),
    ),
    {
      'dot.scalar': 'one',
      'dot.simd': 'two',
      'same.scalar': 'x',
      'same.simd': 'x',
      'broken.scalar': 'y',
      'scalar-only.scalar': 'z',
    },
    [exampleFailure('broken', 'simd')],
  )
  const ids = { a: 'scalar', b: 'simd' }
  const made = assemble(pairVariants(built, ids.a, ids.b), ids, toolchain, false)

  it('are measured where both were built', () => {
    expect(Manifest.parse(made.manifest)).toEqual(made.manifest)
    expect(made.manifest.benchmarks.map(({ id }) => id)).toEqual(['dot@small', 'dot@large', 'broken'])
    expect(made.files.map(({ crate, variant, path }) => [crate, variant, path])).toEqual([
      ['dot', 'scalar', '/cache/artefacts/one/dot.scalar.wasm'],
      ['dot', 'simd', '/cache/artefacts/two/dot.simd.wasm'],
    ])
    expect(made.manifest.artefacts.map(({ crate, variant }) => `${crate}.${variant}`)).toEqual([
      'dot.scalar',
      'dot.simd',
    ])
  })

  it('are a failure where one does not build, listed where there is only one, and left out where they are the same', () => {
    expect(made.manifest.failures).toEqual([exampleFailure('broken', 'simd')])
    expect(made.alone).toEqual([{ benchmark: 'scalar-only', only: 'scalar' }])
    expect(made.identical).toEqual(['same'])
  })

  it('are measured even where they are the same when that is asked for', () => {
    const all = assemble(pairVariants(built, ids.a, ids.b), ids, toolchain, true)
    expect(all.identical).toEqual([])
    expect(all.manifest.benchmarks.map(({ id }) => id)).toContain('same')
    expect(all.files).toHaveLength(4)
  })
})

describe('two crates', () => {
  const variants = of('simd')
  const ids = { a: 'dot', b: 'naive' }

  it('become the variants of one benchmark, each with its own work', () => {
    const built = exampleBuild(
      '/cache',
      [
        exampleBenchmark('dot', variants, { bytesPerCall: 4000, lanes: 4 }),
        exampleBenchmark('naive', variants, {
          size: 7,
          expected: { value: 1.5, tolerance: 0.1 },
          bytesPerCall: 8000,
          lanes: 4,
        }),
      ],
      { 'dot.simd': 'one', 'naive.simd': 'two' },
    )
    const { manifest, files, notes } = assemble(pairCrates(built, 'dot', 'naive', 'simd'), ids, toolchain, false)
    expect(Manifest.parse(manifest).benchmarks).toEqual([
      exampleBenchmark('dot-vs-naive', ['dot', 'naive'], {
        title: 'dot / naive',
        lanes: 4,
        perVariant: {
          dot: { size: 3, expected: { checksum: 45 } },
          naive: { size: 7, expected: { value: 1.5, tolerance: 0.1 } },
        },
      }),
    ])
    expect(files.map(({ crate, variant }) => [crate, variant])).toEqual([
      ['dot-vs-naive', 'dot'],
      ['dot-vs-naive', 'naive'],
    ])
    expect(notes).toEqual([
      'dot-vs-naive: a call works through 4,000 bytes in dot and 8,000 in naive; the ratio is of calls.',
    ])
  })

  it('are paired by the names of their sizes', () => {
    const names = ['dot@small', 'dot@large', 'naive@large', 'naive@huge']
    const built = exampleBuild(
      '/cache',
      names.map((id) => exampleBenchmark(id, variants)),
      {
        'dot.simd': 'one',
        'naive.simd': 'two',
      },
    )
    const made = assemble(pairCrates(built, 'dot', 'naive', 'simd'), ids, toolchain, false)
    expect(made.manifest.benchmarks.map(({ id }) => id)).toEqual(['dot-vs-naive@large'])
    expect(made.files).toHaveLength(2)
    expect(made.alone).toEqual([
      { benchmark: 'dot-vs-naive@small', only: 'dot' },
      { benchmark: 'dot-vs-naive@huge', only: 'naive' },
    ])
  })

  it.each([
    [['dot', 'naive@large', 'naive@small'], 'one without a name; large, small'],
    [['dot@a', 'dot@b', 'naive@c', 'naive@d'], 'a, b; c, d'],
  ])('%j cannot be paired', (names, why) => {
    const built = exampleBuild(
      '/cache',
      names.map((id) => exampleBenchmark(id, variants)),
      {},
    )
    expect(() => pairCrates(built, 'dot', 'naive', 'simd')).toThrow(why)
  })

  it('have names that are no longer than names may be', () => {
    const [a, b] = ['a'.repeat(60), 'b'.repeat(60)] as const
    const built = exampleBuild(
      '/cache',
      [a, b].flatMap((crate) => [`${crate}@one`, `${crate}@two`].map((id) => exampleBenchmark(id, variants))),
      {
        [`${a}.simd`]: 'one',
        [`${b}.simd`]: 'two',
      },
    )
    const { manifest } = assemble(pairCrates(built, a, b, 'simd'), { a, b }, toolchain, false)
    expect(Manifest.parse(manifest).benchmarks).toHaveLength(2)
  })
})

describe('two builds', () => {
  const variants = of('simd')
  const ids = { a: 'main@1a2b3c4', b: 'working-tree' }
  const old = exampleBuild(
    '/old',
    ['dot', 'gone', 'same', 'fixed'].map((id) => exampleBenchmark(id, variants)),
    { 'dot.simd': 'one', 'gone.simd': 'two', 'same.simd': 'three' },
    [exampleFailure('fixed', 'simd')],
  )
  const fresh = exampleBuild(
    '/new',
    [
      exampleBenchmark('dot', variants, { expected: { checksum: 46 } }),
      ...['same', 'fixed', 'added'].map((id) => exampleBenchmark(id, variants)),
    ],
    { 'dot.simd': 'four', 'same.simd': 'three', 'fixed.simd': 'five', 'added.simd': 'six' },
  )
  const made = assemble(pairBuilds(old, fresh, 'simd'), ids, toolchain, false)

  it('are paired by benchmark, each served from its own folder', () => {
    expect(made.files.map(({ variant, path }) => [variant, path])).toEqual([
      [ids.a, '/old/artefacts/one/dot.simd.wasm'],
      [ids.b, '/new/artefacts/four/dot.simd.wasm'],
    ])
    const dot = made.manifest.benchmarks.find(({ id }) => id === 'dot')
    expect(dot?.perVariant[ids.b]?.expected).toEqual({ checksum: 46 })
    expect(dot?.perVariant[ids.a]?.expected).toEqual({ checksum: 45 })
  })

  it('tell what cannot be compared', () => {
    expect(made.manifest.failures).toEqual([{ ...exampleFailure('fixed', 'simd'), variant: ids.a }])
    expect(made.identical).toEqual(['same'])
    expect(made.alone).toEqual([
      { benchmark: 'added', only: ids.b },
      { benchmark: 'gone', only: ids.a },
    ])
  })

  it('are measured although their bytes are the same when their work is not', () => {
    const larger = exampleBuild('/new', [exampleBenchmark('same', variants, { size: 4 })], { 'same.simd': 'three' })
    expect(assemble(pairBuilds(old, larger, 'simd'), ids, toolchain, false).identical).toEqual([])
  })
})
