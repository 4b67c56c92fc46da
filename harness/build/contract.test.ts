import { expect, test } from 'vitest'
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
  const rules: Rules = { id: 'mine', variant: { ...Variant.parse({}), ...variant }, crateFeatures }
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
