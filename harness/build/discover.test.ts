import { describe, expect, test } from 'vitest'
import { Config } from '../schema/config.ts'
import { benchmarksOf, discoverCrates, variantsOf } from './discover.ts'
import type { Workspace } from './workspace.ts'

const size = { size: 8, expected: { checksum: 1 } }

const workspace = (crates: Readonly<Record<string, unknown>>): Workspace => ({
  root: '/ws',
  packages: Object.entries(crates).map(([name, crosslane]) => ({
    name,
    folder: `/ws/${name}`,
    features: [],
    pathDependencies: [],
    crosslane,
  })),
})

const two = workspace({
  sum: { title: 'sum', sizes: [size] },
  support: undefined,
  dot: { title: 'dot', sizes: [size] },
})

test('packages without the metadata are no benchmarks; the others come in alphabetical order', () => {
  expect(discoverCrates(two).map(({ name }) => name)).toEqual(['dot', 'sum'])
  expect(discoverCrates(two, ['sum']).map(({ name }) => name)).toEqual(['sum'])
})

test('a crate that was not asked for may be wrong', () => {
  const one = workspace({ dot: { title: 'dot', sizes: [size] }, wrong: { title: 'wrong' } })
  expect(discoverCrates(one, ['dot']).map(({ name }) => name)).toEqual(['dot'])
})

describe('mistakes', () => {
  test.each([
    [{ title: 'dot' }, 'package.metadata.crosslane.sizes'],
    [{ title: 'dot', sizes: [size], lane: 4 }, 'package.metadata.crosslane.lane: Unrecognized key'],
    [{ title: 'dot', sizes: [{ ...size, size: -1 }] }, 'package.metadata.crosslane.sizes.0.size'],
    [{ title: 'dot', sizes: [size, { ...size, name: 'big' }] }, 'sizes.0.name: is needed when there are several sizes'],
    [
      {
        title: 'dot',
        sizes: [
          { ...size, name: 'a' },
          { ...size, name: 'a' },
        ],
      },
      'sizes: has "a" twice',
    ],
  ])('%j names the crate and the key', (crosslane, message) => {
    expect(() => discoverCrates(workspace({ dot: crosslane }))).toThrow(message)
    expect(() => discoverCrates(workspace({ dot: crosslane }))).toThrow('Crate "dot"')
  })

  test('a name that is not there, and a workspace without benchmarks', () => {
    expect(() => discoverCrates(two, ['som'])).toThrow('There is no benchmark crate "som".')
    expect(() => discoverCrates(workspace({ support: undefined }))).toThrow('The workspace /ws has no benchmark crate.')
  })
})

const variants = Config.parse({ variants: { scalar: {}, autovec: {}, simd: {}, odd: { optIn: true } } }).variants

test('variants that have to be asked for are built where a crate lists them', () => {
  const lists = (listed?: string[]) => {
    const [crate] = discoverCrates(workspace({ dot: { title: 'Dot', sizes: [size], variants: listed } }))
    return crate && variantsOf(crate, variants)
  }
  expect(lists()).toEqual(['scalar', 'autovec', 'simd'])
  expect(lists(['odd', 'scalar'])).toEqual(['scalar', 'odd'])
})

test('a benchmark is a crate, or a crate at one of several sizes', () => {
  const sizes = [
    { ...size, name: 'small', bytes: 32 },
    { ...size, name: 'large', elements: 9 },
  ]
  const [crate] = discoverCrates(workspace({ dot: { title: 'Dot', sizes, variants: ['simd', 'scalar'], lanes: 4 } }))
  if (crate === undefined) throw new Error('not discovered')
  expect(benchmarksOf(crate, variants)).toMatchObject([
    { id: 'dot@small', crate: 'dot', bytesPerCall: 32, elementsPerCall: null, variants: ['scalar', 'simd'], lanes: 4 },
    { id: 'dot@large', crate: 'dot', bytesPerCall: null, elementsPerCall: 9 },
  ])
  const [sum] = discoverCrates(two, ['sum'])
  if (sum === undefined) throw new Error('not discovered')
  expect(benchmarksOf(sum, variants)).toMatchObject([{ id: 'sum', lanes: null, control: false, size: 8 }])
})

describe('a crate that draws', () => {
  const frame = { width: 64, height: 36 }
  const capacity = { from: 10, to: 1000, unit: 'dots' }
  const drawing = (more: object) => workspace({ dots: { title: 'dots', kind: 'frame', sizes: [{ ...size, ...more }] } })

  test('has a picture, checked after three frames unless it says otherwise, and perhaps a capacity', () => {
    const [still] = discoverCrates(drawing({ frame })).flatMap((crate) => benchmarksOf(crate, variants))
    expect(still).toMatchObject({ kind: 'frame', frame: { ...frame, verifyAfter: 3 }, capacity: null })
    const late = { ...frame, verifyAfter: 9 }
    const [varied] = discoverCrates(drawing({ frame: late, capacity })).flatMap((crate) =>
      benchmarksOf(crate, variants),
    )
    expect(varied).toMatchObject({ frame: late, capacity })
    expect(discoverCrates(two).flatMap((crate) => benchmarksOf(crate, variants))).toMatchObject([
      { frame: null, capacity: null },
      { frame: null, capacity: null },
    ])
  })

  test.each([
    [{}, 'sizes.0.frame: is needed with kind = "frame": write frame = { width = 1280, height = 720 }.'],
    [{ frame: { width: 64 } }, 'sizes.0.frame.height'],
    [{ frame: { width: 64, height: 36, heigth: 36 } }, 'sizes.0.frame.heigth: Unrecognized key'],
    [{ frame, expected: { value: 1, tolerance: 0 } }, 'sizes.0.expected: has to be a checksum of the picture'],
    [{ frame, capacity: { ...capacity, from: 1000 } }, 'sizes.0.capacity.from: has to be less than capacity.to, 1000'],
    [{ frame, capacity: { from: 1, to: 9 } }, 'sizes.0.capacity.unit'],
  ])('with %j, the mistake is named', (more, message) => {
    expect(() => discoverCrates(drawing(more))).toThrow(message)
  })

  test.each([[{ frame }], [{ capacity }]])('another kind of crate has no %j', (more) => {
    const crates = workspace({ dots: { title: 'dots', sizes: [{ ...size, ...more }] } })
    const [key] = Object.keys(more)
    expect(() => discoverCrates(crates)).toThrow(`sizes.0.${key}: is only for kind = "frame"`)
  })
})
