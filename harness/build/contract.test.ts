import { describe, expect, test } from 'vitest'
import { Variant } from '../schema/variant.ts'
import { checkContract, type Rules } from './contract.ts'
import { assemble } from './inspect/assemble.ts'
import { inspect } from './inspect/inspect.ts'

const good = [
  '(memory (export "memory") 1)',
  '(func (export "bench_setup") (param i32))',
  '(func (export "bench_run") (result i32) (i32.const 1))',
]
const simd = '(func (export "f") (result v128) (v128.const i32x4 0 0 0 0))'

const check = (text: readonly string[], variant: Partial<Variant> = {}, crateFeatures = ['simd']): void => {
  const rules: Rules = { id: 'mine', variant: { ...Variant.parse({}), ...variant }, crateFeatures, kind: 'throughput' }
  checkContract(inspect(assemble(`(module ${text.join('\n')})`)), rules)
}

test('a module that keeps it passes', () => {
  check(good)
  check([...good, simd], { simd: 'some' })
  check([...good, simd], { simd: 'any' })
  check(good, { simd: 'none' })
})

test.each([
  [
    'bench_run is missing',
    good.slice(0, 2),
    'It does not export bench_run: write #[unsafe(no_mangle)] pub extern "C" fn',
  ],
  ['memory is missing', good.slice(1), 'It does not export its memory as "memory"'],
  [
    'bench_setup takes an f64',
    [good[0], '(func (export "bench_setup") (param f64))', good[2]],
    'It exports bench_setup as (f64) -> (), not (i32) -> ()',
  ],
  [
    'bench_run is no function',
    [...good.slice(0, 2), '(global (export "bench_run") i32 (i32.const 1))'],
    'It exports bench_run as a global',
  ],
  ['something is imported', ['(import "env" "now" (func (result f64)))', ...good], 'It imports env.now'],
])('when %s, the reason says so', (_, text, reason) => {
  const lines = text.filter((line) => line !== undefined)
  expect(() => check(lines)).toThrow(reason)
})

test.each<[string, string[], Partial<Variant>, string[], string]>([
  ['SIMD that is allowed by the flags', [simd], { simd: 'none' }, [], 'add "-simd128" to the targetFeatures'],
  [
    'SIMD in spite of the flags',
    [simd],
    { simd: 'none', targetFeatures: ['-simd128'] },
    [],
    'look for #[target_feature(enable = "simd128")]',
  ],
  [
    'no SIMD for want of a feature',
    [],
    { simd: 'some', cargoFeatures: ['simd'] },
    [],
    'give the crate a cargo feature "simd"',
  ],
  [
    'no SIMD behind its feature',
    [],
    { simd: 'some', cargoFeatures: ['simd'] },
    ['simd'],
    'use core::arch::wasm32 where the feature is on',
  ],
])('%s: the reason says what to change', (_, more, variant, crateFeatures, reason) => {
  expect(() => check([...good, ...more], variant, crateFeatures)).toThrow(reason)
})

describe('a crate that measures the crossing into JavaScript', () => {
  const rules: Rules = { id: 'scalar', variant: Variant.parse({}), crateFeatures: [], kind: 'boundary' }
  const memory = '(memory (export "memory") 1)'
  const imported = '(import "./module_bg.js" "step" (func (param i32) (result i32)))'
  const judge = (text: string, more: Partial<Rules> = {}): void =>
    checkContract(inspect(assemble(`(module ${text})`)), { ...rules, ...more })

  test('may import what its glue gives it, and exports what its adapter knows of', () => {
    expect(() => judge(`${imported}${memory}`, { glue: true })).not.toThrow()
  })

  test('has to have glue', () => {
    expect(() => judge(memory)).toThrow('has to use wasm-bindgen')
  })

  test('has to export its memory', () => {
    expect(() => judge(imported, { glue: true })).toThrow('It does not export its memory')
  })

  test('has to say what it is', () => {
    expect(() => judge([imported, ...good].join(''), { kind: 'throughput' })).toThrow('write kind = "boundary"')
  })
})

describe('a crate that draws', () => {
  const draws = [
    '(memory (export "memory") 1)',
    '(func (export "frame_setup") (param i32 i32 i32))',
    '(func (export "frame_step") (param i32) (result i32) (i32.const 0))',
  ]
  const inspection = (text: readonly (string | undefined)[]) => inspect(assemble(`(module ${text.join('\n')})`))
  const rules = (kind: Rules['kind']): Rules => ({
    id: 'mine',
    variant: Variant.parse({ simd: 'any' }),
    crateFeatures: ['simd'],
    kind,
  })

  test('exports other functions', () => {
    checkContract(inspection(draws), rules('frame'))
    expect(() => checkContract(inspection(good), rules('memory'))).not.toThrow()
  })

  test.each([
    ['no frame_step', draws.slice(0, 2), 'It does not export frame_step: write #[unsafe(no_mangle)] pub extern "C" fn'],
    [
      'a frame_setup without a picture',
      [draws[0], '(func (export "frame_setup") (param i32))', draws[2]],
      'It exports frame_setup as (i32) -> (), not (i32, i32, i32) -> (): write #[unsafe(no_mangle)] pub extern "C" fn frame_setup(n: u32, width: u32, height: u32).',
    ],
    [
      'a frame_step that returns nothing',
      [draws[0], draws[1], '(func (export "frame_step") (param i32))'],
      'It exports frame_step as (i32) -> (), not (i32) -> (i32): write #[unsafe(no_mangle)] pub extern "C" fn frame_step(frame: u32) -> *const u8.',
    ],
    ['no memory', draws.slice(1), 'It does not export its memory as "memory"'],
  ])('%s: the reason says what to write', (_, text, reason) => {
    expect(() => checkContract(inspection(text), rules('frame'))).toThrow(reason)
  })

  test('is told when only its kind is wrong', () => {
    expect(() => checkContract(inspection(draws), rules('throughput'))).toThrow(
      'It does not export bench_setup: write #[unsafe(no_mangle)] pub extern "C" fn bench_setup(size: u32). Or, if it draws, write kind = "frame" in its Cargo.toml.',
    )
    expect(() => checkContract(inspection(good), rules('frame'))).toThrow(
      'Or, if it does not draw, leave out its kind in Cargo.toml.',
    )
    const neither = () => checkContract(inspection(good.slice(0, 2)), rules('throughput'))
    expect(neither).toThrow('It does not export bench_run')
    expect(neither).not.toThrow('if it draws')
  })

  test('is told where its SIMD is missed', () => {
    const simdIsDue = { ...rules('frame'), variant: Variant.parse({ simd: 'some', cargoFeatures: ['simd'] }) }
    expect(() => checkContract(inspection(draws), simdIsDue)).toThrow('see that frame_step reaches it')
  })
})
