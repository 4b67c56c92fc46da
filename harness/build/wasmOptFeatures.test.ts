import { expect, test } from 'vitest'
import { wasmOptFeatures } from './wasmOptFeatures.ts'

const defaults = [
  'bulk-memory',
  'multivalue',
  'mutable-globals',
  'nontrapping-float-to-int',
  'reference-types',
  'sign-ext',
]

test("rustc's defaults are named, in a fixed order", () => {
  expect(wasmOptFeatures([])).toEqual(defaults)
})

test.each([
  [['-simd128'], defaults],
  [['+simd128'], [...defaults, 'simd']],
  [['+relaxed-simd'], [...defaults, 'relaxed-simd', 'simd']],
  [
    ['+atomics', '+tail-call'],
    [...defaults, 'tail-call', 'threads'],
  ],
  [['-nontrapping-fptoint', '-multivalue'], defaults.filter((name) => !/^(multivalue|nontrapping)/.test(name))],
  [['-bulk-memory'], [...defaults.filter((name) => name !== 'bulk-memory'), 'bulk-memory-opt']],
  [['-bulk-memory', '-bulk-memory-opt'], defaults.filter((name) => name !== 'bulk-memory')],
  [['+simd128', '-simd128'], defaults],
  [['+crt-static'], defaults],
])('%j', (targetFeatures, features) => {
  expect(wasmOptFeatures(targetFeatures)).toEqual(features.toSorted())
})
