import { describe, expect, test } from 'vitest'
import { assemble } from './assemble.ts'
import { inspect } from './inspect.ts'

/** The smallest module: the preamble alone. */
const preamble = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]
const section = (id: number, ...payload: number[]): number[] => [id, payload.length, ...payload]
/** A module of one function () -> () with these instructions, `end` included. */
const withBody = (...instructions: number[]): Uint8Array =>
  Uint8Array.from([
    ...preamble,
    ...section(1, 1, 0x60, 0, 0),
    ...section(3, 1, 0),
    ...section(10, 1, instructions.length + 1, 0, ...instructions),
  ])

describe('a module written by hand', () => {
  test('the empty one has nothing', () => {
    expect(inspect(Uint8Array.from(preamble))).toEqual({
      sections: [],
      functions: [],
      imports: [],
      importedMemory: null,
      exports: [],
      features: [],
      simdInstructions: 0,
      simdMix: {},
    })
  })

  test('sections are named, and add up to the file', () => {
    const bytes = Uint8Array.from([...withBody(0x0b), ...section(0, 4, 0x6e, 0x61, 0x6d, 0x65, 1, 2, 3)])
    expect(inspect(bytes).sections).toEqual([
      { name: 'type', bytes: 6 },
      { name: 'function', bytes: 4 },
      { name: 'code', bytes: 6 },
      { name: 'custom:name', bytes: 10 },
    ])
  })

  test('SIMD is counted by instruction, not by prefix byte', () => {
    // i32.const 0xFD's byte and the lanes of v128.const are no instructions.
    const constant = [0xfd, 0x0c, ...Array.from({ length: 16 }, () => 0xfd)]
    expect(inspect(withBody(0x41, 0xfd, 0x00, 0x1a, ...constant, 0xfd, 0x4d, 0x1a, 0x0b))).toMatchObject({
      simdInstructions: 2,
      simdMix: { 'v128.const': 1, 'v128.not': 1 },
      features: ['simd'],
    })
  })

  test.each([
    ['an instruction', [0x16, 0x0b], 'Unknown instruction 0x16 at byte 23 (0x17)'],
    [
      'an instruction behind a prefix',
      [0x01, 0xfd, 0x9a, 0x01, 0x0b],
      'Unknown instruction 0xfd 0x9a at byte 24 (0x18)',
    ],
    ['a prefix', [0xff, 0x0b], 'Unknown instruction 0xff at byte 23'],
  ])('%s that nobody knows is an error with its place', (_, body, message) => {
    expect(() => inspect(withBody(...body))).toThrow(message)
  })

  test('a body that ends early or late is an error', () => {
    expect(() => inspect(withBody(0x0b, 0x01))).toThrow('A function goes on after its end')
    expect(() => inspect(withBody(0x01))).toThrow('Unexpected end')
    expect(() => inspect(withBody(0x02, 0x40, 0x0b))).toThrow('Unexpected end')
  })

  test('what is no module is refused', () => {
    expect(() => inspect(new TextEncoder().encode('<!doctype html>'))).toThrow('Not a Wasm module')
    expect(() => inspect(Uint8Array.from([...preamble.slice(0, 4), 0x0d, 0, 1, 0]))).toThrow('Not a core Wasm module')
    expect(() => inspect(Uint8Array.from([...preamble, 14, 0]))).toThrow('Unknown section 14 at byte 8')
  })

  test('cut off anywhere but between sections, a module is an error and never a wrong answer', () => {
    const whole = assemble(
      '(module (memory (export "memory") 1) (func (export "f") (result i32) (i32.load (i32.const 300))))',
    )
    const ends = new Set([8])
    for (const { bytes } of inspect(whole).sections) ends.add(Math.max(...ends) + bytes)
    for (let length = 0; length < whole.length; length += 1) {
      if (!ends.has(length)) expect(() => inspect(whole.subarray(0, length)), `${length} bytes`).toThrow(/at byte/)
    }
  })
})

/** i32.const 0, and call_indirect of type 0 through this table. */
const call = (...table: number[]): Uint8Array => withBody(0x41, 0, 0x11, 0, ...table, 0x0b)

describe('features', () => {
  test.each([
    [
      [],
      '(module (memory 1) (table 1 funcref) (global (mut i32) (i32.const 0)) (func (param i32) (result i32) (i32.load (local.get 0))))',
    ],
    [[], '(module (table 1 funcref) (func $f) (elem (i32.const 0) $f) (func (call_indirect (i32.const 0))))'],
    [['bulkMemory'], '(module (memory 1) (func (memory.fill (i32.const 0) (i32.const 0) (i32.const 9))))'],
    [['bulkMemory'], '(module (memory 1) (data "passive") (func (data.drop 0)))'],
    [['exceptions'], '(module (tag $t) (func (try (do (throw $t)) (catch $t) (catch_all (rethrow 0)))))'],
    [['exceptions'], '(module (tag $t) (func (try $a (do (try (do (throw $t)) (delegate $a))))))'],
    [['exceptions'], '(module (tag $t) (func (throw $t)))'],
    [['exceptionsFinal'], '(module (tag $t) (func (block $b (try_table (catch_all $b) (throw $t)))))'],
    [['exceptionsFinal'], '(module (func (param exnref) (throw_ref (local.get 0))))'],
    [['extendedConst'], '(module (global (export "g") i32 (i32.add (i32.const 1) (i32.const 2))))'],
    [
      ['gc'],
      '(module (type $s (struct (field (mut i8)))) (func (result i32) (struct.get_u $s 0 (struct.new_default $s))))',
    ],
    [
      ['gc'],
      '(module (type $a (array i32)) (func (result i32) (array.len (array.new_fixed $a 2 (i32.const 1) (i32.const 2)))))',
    ],
    [
      ['gc'],
      '(module (func (param anyref) (result i32) (block $b (result i31ref) (drop (br_on_cast $b anyref i31ref (local.get 0))) (return (i32.const 0))) (i31.get_s)))',
    ],
    [['memory64'], '(module (memory i64 1) (func (result i32) (i32.load offset=0x1_0000_0000 (i64.const 0))))'],
    [['multiMemory'], '(module (memory 1) (memory $b 1) (func (result i32) (i32.load $b offset=4 (i32.const 0))))'],
    [['multiValue'], '(module (func (result i32 i32) (i32.const 1) (i32.const 2)))'],
    [['mutableGlobals'], '(module (global (export "g") (mut i32) (i32.const 0)))'],
    [['mutableGlobals'], '(module (import "a" "b" (global (mut i32))))'],
    [['referenceTypes'], '(module (func (param externref) (result i32) (ref.is_null (local.get 0))))'],
    [['referenceTypes'], '(module (table $a 1 funcref) (table $b 1 funcref))'],
    [['referenceTypes'], '(module (table $t 1 funcref) (func (result i32) (table.size $t)))'],
    [
      ['relaxedSimd', 'simd'],
      '(module (func (param v128) (result v128) (i8x16.relaxed_swizzle (local.get 0) (local.get 0))))',
    ],
    [['saturatedFloatToInt'], '(module (func (param f64) (result i64) (i64.trunc_sat_f64_u (local.get 0))))'],
    [['signExtensions'], '(module (func (param i32) (result i32) (i32.extend8_s (local.get 0))))'],
    [['simd'], '(module (global v128 (v128.const i32x4 0 0 0 0)))'],
    [['simd'], '(module (memory 1) (func (param v128) (v128.store8_lane offset=3 5 (i32.const 0) (local.get 0))))'],
    [['tailCall'], '(module (func $f (result i32) (return_call $f)))'],
    [['threads'], '(module (memory 1 2 shared))'],
    [
      ['threads'],
      '(module (memory 1) (func (atomic.fence) (drop (i64.atomic.rmw32.cmpxchg_u (i32.const 0) (i64.const 0) (i64.const 1)))))',
    ],
    [['typedFunctionReferences'], '(module (type $t (func)) (func (param (ref null $t)) (call_ref $t (local.get 0))))'],
    [
      ['multiValue', 'wideArithmetic'],
      '(module (func (param i64) (result i64 i64) (i64.mul_wide_s (local.get 0) (local.get 0))))',
    ],
  ])('%j of %s', (features, text) => {
    expect(inspect(assemble(text)).features).toEqual(features)
  })

  test('the padded table index that LLVM writes needs an engine with reference types', () => {
    expect(inspect(call(0)).features).toEqual([])
    expect(inspect(call(0x80, 0x80, 0x80, 0x80, 0)).features).toEqual(['referenceTypes'])
  })
})

test('imports, exports and the types of exported functions, imported functions counted in', () => {
  const text = `(module
    (import "env" "table" (table 1 funcref))
    (import "env" "now" (func $now (result f64)))
    (memory (export "memory") 1)
    (func $run (param i32 i64) (result v128) (v128.const i32x4 0 0 0 0))
    (export "run" (func $run))
    (export "again" (func $now)))`
  expect(inspect(assemble(text))).toMatchObject({
    // The length of the body, no locals, the constant with its prefix and opcode, end.
    functions: [{ index: 1, bytes: 21 }],
    imports: ['env.table', 'env.now'],
    exports: [
      { name: 'memory', kind: 'memory', type: null },
      { name: 'run', kind: 'function', type: { params: ['i32', 'i64'], results: ['v128'] }, index: 1 },
      { name: 'again', kind: 'function', type: { params: [], results: ['f64'] }, index: 0 },
    ],
  })
})

test('functions fill the code section, and a mix is told from the most frequent instruction on', () => {
  const squares = '(f32x4.mul (local.get 0) (local.get 0))'
  const text = `(module
    (func $small (result i32) (i32.const 7))
    (func $large (param v128) (result v128) (f32x4.add ${squares} (f32x4.add ${squares} ${squares}))))`
  const { sections, functions, simdInstructions, simdMix } = inspect(assemble(text))
  const code = sections.find(({ name }) => name === 'code')
  // Id and length of the section and the number of functions take a byte each.
  expect(functions.reduce((sum, { bytes }) => sum + bytes, 3)).toBe(code?.bytes)
  expect([simdInstructions, Object.entries(simdMix)]).toEqual([
    5,
    [
      ['f32x4.mul', 3],
      ['f32x4.add', 2],
    ],
  ])
})

test('twenty megabytes of functions are no trouble', () => {
  const nop = 0x01
  const leb = (value: number): number[] =>
    [0, 7, 14, 21].map((shift) => ((value >> shift) & 0x7f) | (shift < 21 ? 0x80 : 0))
  const body = [...leb(2_002), 0, ...Array.from({ length: 2_000 }, () => nop), 0x0b]
  const count = 10_000
  const before = [...preamble, ...section(1, 1, 0x60, 0, 0), 3, ...leb(count + 4), ...leb(count)]
  const code = new Uint8Array(count * body.length)
  for (let index = 0; index < count; index += 1) code.set(body, index * body.length)
  const module = Uint8Array.from([
    ...before,
    ...Array.from({ length: count }, () => 0),
    10,
    ...leb(code.length + 4),
    ...leb(count),
  ])
  const whole = new Uint8Array(module.length + code.length)
  whole.set(module)
  whole.set(code, module.length)
  const { functions, sections } = inspect(whole)
  expect(functions.length).toBe(count)
  expect(functions.at(-1)).toEqual({ index: count - 1, bytes: body.length })
  expect(sections.reduce((sum, { bytes }) => sum + bytes, 8)).toBe(whole.length)
})

test.each([
  ['(import "env" "memory" (memory 17 16384 shared))', { initial: 17, maximum: 16_384, shared: true }],
  ['(import "env" "memory" (memory 3))', { initial: 3, maximum: null, shared: false }],
  ['(import "a" "b" (memory 1 2)) (import "a" "c" (memory 5 9))', { initial: 1, maximum: 2, shared: false }],
  ['(memory 4 8)', null],
])('of %s the first memory that is imported has limits', (text, limits) => {
  expect(inspect(assemble(`(module ${text})`)).importedMemory).toEqual(limits)
})
