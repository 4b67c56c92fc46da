import { describe, expect, test } from 'vitest'
import { assemble } from './assemble.ts'
import { functionNames, largestFunctions } from './functionNames.ts'
import { inspect } from './inspect.ts'

const text = (name: string): number[] => [...new TextEncoder().encode(name)]
const named = (name: string): number[] => [text(name).length, ...text(name)]
const section = (id: number, payload: readonly number[]): number[] => [id, payload.length, ...payload]

/** A name section: its subsections as they are. */
const nameSection = (...subsections: readonly (readonly number[])[]): number[] =>
  section(0, [...named('name'), ...subsections.flat()])

const functionSubsection = (...names: readonly (readonly [number, string])[]): number[] =>
  section(1, [names.length, ...names.flatMap(([index, name]) => [index, ...named(name)])])

const module = assemble(`(module
  (import "env" "now" (func $now (result i32)))
  (func $small (result i32) (i32.const 1))
  (func $large (export "run") (result i32) (i32.add (call $small) (i32.add (call $now) (i32.const 300))))
  (func $middle (result i32) (i32.add (call $small) (i32.const 3))))`)

const withNames = (...more: readonly (readonly number[])[]): Uint8Array => Uint8Array.from([...module, ...more.flat()])

const told = (bytes: Uint8Array, count = 10): unknown[] =>
  largestFunctions(inspect(bytes), functionNames(bytes), count).map(({ index, name }) => [index, name])

describe('the largest functions', () => {
  test('come first, under the name that they are exported by where they have no other', () => {
    expect(told(module)).toEqual([
      [2, 'run'],
      [3, null],
      [1, null],
    ])
    expect(told(module, 1)).toEqual([[2, 'run']])
  })

  test('have the names of the name section, demangled', () => {
    const names = functionSubsection([0, 'env.now'], [1, '_RNvC3app5small'], [2, 'plain'])
    expect(told(withNames(nameSection(names)))).toEqual([
      [2, 'plain'],
      [3, null],
      [1, 'app::small'],
    ])
  })

  test('are named whatever else the section names', () => {
    const moduleName = section(0, named('app'))
    const locals = section(2, [0])
    const names = functionSubsection([3, 'last'])
    expect(told(withNames(nameSection(moduleName, locals, names)))).toContainEqual([3, 'last'])
  })

  test('of equal size come in the order of the file', () => {
    const equal = assemble('(module (func) (func) (func))')
    expect(told(equal)).toEqual([
      [0, null],
      [1, null],
      [2, null],
    ])
  })
})

test('a damaged name section names what comes before the damage, and is no error', () => {
  const names = functionSubsection([1, 'one'], [2, 'two'])
  for (let length = 0; length < names.length; length += 1) {
    const damaged = withNames(nameSection(names.slice(0, length)))
    expect(inspect(damaged).functions.length).toBe(3)
    expect([...functionNames(damaged).values()].every((name) => ['one', 'two'].includes(name))).toBe(true)
  }
  const invalid = withNames(nameSection(section(1, [2, 1, ...named('one'), 2, 1, 0xff])))
  expect([...functionNames(invalid)]).toEqual([[1, 'one']])
})
