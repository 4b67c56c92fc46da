import { describe, expect, it, test } from 'vitest'
import { chosen } from '../build/choice.ts'
import { type BenchmarkCrate, benchmarksOf } from '../build/discover.ts'
import { Config, type ConfigInput } from '../schema/config.ts'
import { CrateMetadata } from '../schema/crate.ts'
import { chooseSuites, requireBenchmarks, suiteFacts, suitesAsked } from './suites.ts'

const expected = { checksum: 1 }
const crate = (name: string, metadata: object = {}): BenchmarkCrate => ({
  name,
  folder: `/ws/${name}`,
  features: [],
  pathDependencies: [],
  crosslane: {},
  metadata: CrateMetadata.parse({ title: name, sizes: [{ size: 1, expected }], ...metadata }),
})

const times = { minutes: 2, quickMinutes: 1 }
const config = (more: ConfigInput = {}) =>
  Config.parse({
    variants: { scalar: {}, simd: {}, small: { optIn: true }, talc: { optIn: true } },
    suites: {
      kernels: { title: 'kernels', question: 'How fast?', ...times },
      sizes: { title: 'sizes', sizes: 'all', measure: ['throughput'], ...times },
      size: { title: 'size', variants: ['small'], measure: ['throughput'], chart: 'pareto', ...times },
      all: { title: 'all', of: ['kernels', 'sizes', 'size'], ...times },
    },
    ...more,
  })

const sizes = ['l1', 'l2'].map((name, index) => ({ name, size: index + 1, expected }))
const dot = crate('dot', { suites: ['kernels', 'sizes', 'size'], sizes })
const heap = crate('heap', { suites: ['kernels'], variants: ['scalar', 'talc'] })
const lonely = crate('lonely')

const measured = (suites: readonly string[], of = config()) =>
  chosen([dot, heap, lonely], chooseSuites(of, suites)).flatMap((each) => benchmarksOf(each, of.variants))

describe('what a suite measures', () => {
  it('is the first size of its crates, in the variants that they have anyway', () => {
    expect(measured(['kernels'])).toMatchObject([
      { id: 'dot@l1', variants: ['scalar', 'simd'], measure: null, suites: { kernels: ['scalar', 'simd'] } },
      { id: 'heap', variants: ['scalar', 'talc'], measure: null, suites: { kernels: ['scalar', 'talc'] } },
    ])
  })

  it('may be all sizes, other variants, and only some of what can be measured', () => {
    expect(measured(['sizes'])).toMatchObject([
      { id: 'dot@l1', measure: ['throughput'] },
      { id: 'dot@l2', measure: ['throughput'] },
    ])
    expect(measured(['size'])).toMatchObject([{ id: 'dot@l1', variants: ['scalar', 'small'], measure: ['throughput'] }])
  })

  it('is put together where several are asked for, each by its own variants', () => {
    const { design } = config()
    expect(measured(['all'])).toMatchObject([
      {
        id: 'dot@l1',
        variants: ['scalar', 'simd', 'small'],
        measure: design.measure,
        suites: { kernels: ['scalar', 'simd'], sizes: ['scalar', 'simd'], size: ['scalar', 'small'] },
      },
      { id: 'dot@l2', variants: ['scalar', 'simd', 'small'], suites: { sizes: ['scalar', 'simd'] } },
      { id: 'heap', variants: ['scalar', 'talc'] },
    ])
    expect(measured(['kernels', 'all', 'kernels'])).toEqual(measured(['all']))
  })

  it('is nothing of a crate that belongs to none', () => {
    expect(measured(['all']).map((benchmark) => benchmark.crate)).not.toContain('lonely')
  })
})

test('facts of a suite name its benchmarks and variants, and a suite without any is left out', () => {
  const of = config()
  expect(suiteFacts(of, ['all'], measured(['all']))).toEqual([
    {
      id: 'kernels',
      title: 'kernels',
      question: 'How fast?',
      chart: null,
      benchmarks: ['dot@l1', 'heap'],
      variants: ['simd', 'talc'],
    },
    { id: 'sizes', title: 'sizes', question: '', chart: null, benchmarks: ['dot@l1', 'dot@l2'], variants: ['simd'] },
    { id: 'size', title: 'size', question: '', chart: 'pareto', benchmarks: ['dot@l1'], variants: ['small'] },
  ])
  expect(suiteFacts(of, ['size'], [])).toEqual([])
})

describe('which suites are asked for', () => {
  const preset = config({ suite: 'kernels' })
  it('those named, else the preset, and none where crates are named', () => {
    expect(suitesAsked(preset, { suite: ['size'] })).toEqual(['size'])
    expect(suitesAsked(preset, {})).toEqual(['kernels'])
    expect(suitesAsked(preset, { crates: ['dot'] })).toBeNull()
    expect(suitesAsked(config(), {})).toBeNull()
  })

  it('refuses both at once, and names that are not there', () => {
    expect(() => suitesAsked(preset, { suite: ['size'], crates: ['dot'] })).toThrow('exclude each other')
    expect(() => chooseSuites(preset, ['sise'])).toThrow('There is no suite "sise"')
    expect(() => requireBenchmarks(['size'], [])).toThrow('No crate belongs to "size"')
  })
})

test.each([
  [{ suite: 'kernel' }, 'suite'],
  [{ suites: { a: { title: 'a', variants: ['smal'], ...times } } }, 'suites.a.variants.0'],
  [{ suites: { a: { title: 'a', of: ['b'], ...times } } }, 'suites.a.of.0'],
  [{ suites: { a: { title: 'a', of: ['a'], ...times } } }, 'suites.a.of.0'],
])('a config with %j names what is wrong', (more, path) => {
  const { error } = Config.safeParse({ variants: { scalar: {}, small: {} }, ...more })
  expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path])
})
