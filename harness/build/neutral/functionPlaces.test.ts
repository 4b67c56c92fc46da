import { describe, expect, test } from 'vitest'
import type { Findings } from '../inspect/features.ts'
import { Reader } from '../inspect/reader.ts'
import { elementPlaces, exportPlaces, expressionPlaces, tablePlaces } from './functionPlaces.ts'

const found = (): Findings => ({ features: new Set(), usesTags: false })
const reader = (...bytes: number[]): Reader => new Reader(Uint8Array.from(bytes))

describe('element segments', () => {
  const offset = [0x41, 0x10, 0x0b] // i32.const 16
  const indices = [2, 5, 6]
  const expressions = [2, 0xd2, 5, 0x0b, 0xd2, 6, 0x0b]
  // 5 and 6 stand in each; where a table is named, it is table 3; function references are kind 0x00 or type 0x70.
  test.each([
    [0, [...offset, ...indices]],
    [1, [0x00, ...indices]],
    [2, [3, ...offset, 0x00, ...indices]],
    [3, [0x00, ...indices]],
    [4, [...offset, ...expressions]],
    [5, [0x70, ...expressions]],
    [6, [3, ...offset, 0x63, 0x70, ...expressions]],
    [7, [0x64, 0x70, ...expressions]],
  ])('with flags %i name their functions and nothing else', (flags, bytes) => {
    const payload = reader(1, flags, ...bytes)
    const places = elementPlaces(payload, found())
    expect(places.map(({ index }) => index)).toEqual([5, 6])
    expect(places.map(({ from, to }) => [...payload.bytes.subarray(from, to)])).toEqual([[5], [6]])
    expect(payload.done).toBe(true)
  })
})

describe('expressions', () => {
  test('name functions in call, return_call and ref.func, also with padded indices', () => {
    // i32.const 16 is the opcode of call, and call_indirect names a type: neither counts.
    const code = [0x10, 0x87, 0x80, 0x00, 0x41, 0x10, 0x1a, 0x11, 9, 0, 0x12, 8, 0xd2, 3, 0x1a, 0x0b]
    const { places, loops } = expressionPlaces(reader(...code), found())
    expect(places).toEqual([
      { from: 1, to: 4, index: 7 },
      { from: 11, to: 12, index: 8 },
      { from: 13, to: 14, index: 3 },
    ])
    expect(loops).toBe(false)
  })

  test('loop, however deep', () => {
    expect(expressionPlaces(reader(0x02, 0x40, 0x03, 0x40, 0x0b, 0x0b, 0x0b), found()).loops).toBe(true)
    expect(expressionPlaces(reader(0x41, 0x03, 0x1a, 0x0b), found()).loops).toBe(false)
  })
})

test('exports of other kinds name no function', () => {
  const payload = reader(2, 1, 0x66, 0, 4, 1, 0x6d, 2, 0)
  expect(exportPlaces(payload, found())).toEqual([{ from: 4, to: 5, index: 4 }])
})

test('a table may name the function that its elements begin as', () => {
  const payload = reader(2, 0x70, 0, 1, 0x40, 0x00, 0x70, 0, 1, 0xd2, 6, 0x0b)
  expect(tablePlaces(payload, found()).map(({ index }) => index)).toEqual([6])
  expect(payload.done).toBe(true)
})
