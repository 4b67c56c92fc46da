import { describe, expect, test } from 'vitest'
import { assemble } from './inspect/assemble.ts'
import { inspect } from './inspect/inspect.ts'
import { strip, withoutDebugInformation } from './strip.ts'

const module = assemble('(module (memory (export "memory") 1) (func (export "f") (result i32) (i32.const 7)))')

const custom = (name: string, ...content: readonly number[]): number[] => {
  const payload = [name.length, ...new TextEncoder().encode(name), ...content]
  return [0, payload.length, ...payload]
}

const withSections = (...names: readonly string[]): Uint8Array =>
  Uint8Array.from([...module, ...names.flatMap((name) => custom(name, 1, 2, 3))])

const sectionsOf = (bytes: Uint8Array): string[] =>
  inspect(bytes)
    .sections.map(({ name }) => name)
    .filter((name) => name.startsWith('custom:'))

const all = [
  'name',
  'producers',
  '.debug_info',
  '.debug_line',
  'external_debug_info',
  'sourceMappingURL',
  'target_features',
  'mine',
]

describe('a module as it is served', () => {
  test('has neither names nor notes nor debug information, and everything else', () => {
    expect(sectionsOf(strip(withSections(...all)))).toEqual(['custom:target_features', 'custom:mine'])
  })

  test('is the same to the byte where there is nothing to leave out', () => {
    expect(strip(module)).toEqual(module)
    expect(strip(withSections('mine'))).toEqual(withSections('mine'))
    expect(strip(withSections('name', 'mine'))).toEqual(withSections('mine'))
  })
})

test('debug information alone can be left out', () => {
  expect(sectionsOf(withoutDebugInformation(withSections(...all)))).toEqual([
    'custom:name',
    'custom:producers',
    'custom:target_features',
    'custom:mine',
  ])
})

test('what is no module is refused', () => {
  expect(() => strip(Uint8Array.of(1, 2, 3))).toThrow('Not a Wasm module')
})
