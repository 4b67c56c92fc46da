import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assemble } from '../inspect/assemble.ts'
import { inspect } from '../inspect/inspect.ts'
import { neutralRebuild } from './neutralRebuild.ts'
import { survey } from './survey.ts'

const seeds = Array.from({ length: 40 }, (_, seed) => Math.imul(seed, 0x9e37_79b1) >>> 0)

/** Everything that names a function: calls, tail calls, references, tables, segments of three kinds, exports, the start. */
const everything = assemble(`(module
  (type $number (func (result i32)))
  (import "env" "seven" (func $seven (result i32)))
  (import "env" "offset" (global $offset i32))
  (global $count (mut i32) (i32.const 0))
  (global $held funcref (ref.func $two))
  (memory (export "memory") 1)
  (table $t 8 funcref)
  (table $u 2 funcref)
  (elem $active (table $t) (i32.const 0) func $one $two $seven $three)
  (elem $later (table $u) (i32.const 0) func $three $one)
  (elem $passive func $tail $two)
  (elem declare func $three)
  (start $begin)
  (func $begin
    (global.set $count (i32.const 40))
    (table.init $t $passive (i32.const 4) (i32.const 0) (i32.const 2))
    (table.set $t (i32.const 6) (ref.func $three))
    (table.set $t (i32.const 7) (global.get $held)))
  (func $one (result i32) (i32.const 1))
  (func $two (result i32) (i32.add (call $one) (call $one)))
  (func $three (result i32) (i32.add (call $two) (call $one)))
  (func $tail (result i32) (return_call $three))
  (func $sum (export "sum") (param $to i32) (result i32)
    (local $total i32)
    (loop $again
      (local.set $total (i32.add (local.get $total) (local.get $to)))
      (local.set $to (i32.sub (local.get $to) (call $one)))
      (br_if $again (local.get $to)))
    (local.get $total))
  (func (export "counted") (result i32) (i32.add (global.get $count) (global.get $offset)))
  (func (export "at") (param i32) (result i32) (call_indirect $t (type $number) (local.get 0)))
  (func (export "later") (param i32) (result i32) (call_indirect $u (type $number) (local.get 0)))
  (export "again" (func $seven)))`)

const start = (module: Uint8Array) => {
  const bytes = Uint8Array.from(module)
  expect(WebAssembly.validate(bytes)).toBe(true)
  const imports = { env: { seven: () => 7, offset: 2 } }
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports)
  return exports as Readonly<Record<string, (argument?: number) => number>>
}

const answers = (module: Uint8Array): unknown[] => {
  const { sum, counted, at, later, again } = start(module)
  return [
    sum?.(10),
    counted?.(),
    [0, 1, 2, 3, 4, 5, 6, 7].map((index) => at?.(index)),
    later?.(0),
    later?.(1),
    again?.(),
  ]
}

/** One exported function, one that loops, one that does neither; no type () -> (), no globals. */
const small = assemble(`(module
  (memory (export "memory") 1)
  (func $plain (param i32) (result i32) (i32.mul (local.get 0) (i32.const 3)))
  (func $loops (param i32) (result i32)
    (loop $l (br_if $l (local.tee 0 (i32.shr_u (local.get 0) (i32.const 1))))) (local.get 0))
  (func (export "run") (param i32) (result i32)
    (i32.add (call $plain (local.get 0)) (call $loops (local.get 0)))))`)

describe('a rebuilt module', () => {
  test('answers as before, whatever names its functions', () => {
    expect(answers(everything)).toEqual([55, 42, [1, 2, 7, 3, 3, 2, 3, 2], 3, 1, 7])
    for (const seed of seeds)
      expect(answers(neutralRebuild(everything, seed)), `seed ${seed}`).toEqual(answers(everything))
  })

  test('answers as before where it had neither globals nor a type () -> ()', () => {
    for (const seed of seeds) expect(start(neutralRebuild(small, seed))['run']?.(5), `seed ${seed}`).toBe(15)
  })

  test('answers as before where indices grow from one byte to two', () => {
    const functions = Array.from({ length: 300 }, (_, index) =>
      index === 0
        ? '(func $f0 (result i32) (i32.const 1))'
        : `(func $f${index} (result i32) (i32.add (i32.mul (i32.const ${index}) (call $f${index - 1})) (i32.const 1)))`,
    )
    const chain = assemble(`(module ${functions.join('\n')} (export "run" (func $f299)))`)
    for (const seed of seeds.slice(0, 5))
      expect(start(neutralRebuild(chain, seed))['run']?.()).toBe(start(chain)['run']?.())
  })

  test('can be rebuilt again', () => {
    const twice = neutralRebuild(neutralRebuild(everything, 1), 2)
    expect(answers(twice)).toEqual(answers(everything))
  })

  test('exports, imports and uses what it did', () => {
    const { imports, features, ...before } = inspect(everything)
    // Their indices are another matter.
    const exports = before.exports.map(({ name, kind, type }) => ({ name, kind, type }))
    for (const seed of seeds)
      expect(inspect(neutralRebuild(everything, seed))).toMatchObject({ exports, imports, features })
  })
})

describe('the layout', () => {
  test('is the same for the same seed and another for another', () => {
    assert(
      property(integer({ min: 0, max: 0xffff_ffff }), integer({ min: 0, max: 0xffff_ffff }), (one, other) => {
        expect(neutralRebuild(small, one)).toEqual(neutralRebuild(small, one))
        if (one !== other) expect(neutralRebuild(small, one)).not.toEqual(neutralRebuild(small, other))
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  /** Lengths in bytes of the bodies of `small`, by what they do, rebuilt with that seed. */
  const lengths = (seed: number) => {
    const { bodies, exported } = survey(neutralRebuild(small, seed))
    const length = ({ from, to } = { from: 0, to: 0 }): number => to - from
    return {
      exported: length(bodies.find((_, index) => exported.has(index))),
      loops: length(bodies.find(({ loops }) => loops)),
      place: bodies.findIndex((_, index) => exported.has(index)),
      count: bodies.length,
    }
  }

  test('has 0 to 7 guards before what is exported or loops, and 0 to 3 functions more', () => {
    const drawn = Array.from({ length: 300 }, (_, seed) => lengths(seed))
    for (const key of ['exported', 'loops'] as const) {
      const seen = [...new Set(drawn.map((lengthsOfSeed) => lengthsOfSeed[key]))].toSorted((a, b) => a - b)
      const shortest = seen[0] ?? 0
      expect(seen).toEqual(Array.from({ length: 8 }, (_, guards) => shortest + 10 * guards))
    }
    expect(new Set(drawn.map(({ count }) => count))).toEqual(new Set([3, 4, 5, 6]))
    expect(new Set(drawn.map(({ place }) => place))).toEqual(new Set([0, 1, 2, 3, 4, 5]))
  })

  test('leaves other functions as they were', () => {
    const plain = survey(small).bodies[0]
    const code = [...small.subarray(plain?.from, plain?.to)]
    for (const seed of seeds) {
      const rebuilt = neutralRebuild(small, seed)
      const bodies = survey(rebuilt).bodies.map(({ from, to }) => [...rebuilt.subarray(from, to)])
      expect(bodies).toContainEqual(code)
    }
  })
})

test('what would no longer be true is left out, the rest stays', () => {
  const custom = (name: string): number[] => {
    const payload = [name.length, ...new TextEncoder().encode(name), 0]
    return [0, payload.length, ...payload]
  }
  const module = Uint8Array.from([...small, ...['name', 'producers', '.debug_line'].flatMap(custom)])
  const names = inspect(neutralRebuild(module, 1)).sections.map(({ name }) => name)
  expect(names.filter((name) => name.startsWith('custom'))).toEqual(['custom:producers'])
})

test('a module without functions comes back as it was', () => {
  const empty = assemble('(module (memory (export "memory") 1))')
  expect(neutralRebuild(empty, 1)).toEqual(empty)
})
