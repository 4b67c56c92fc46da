import { assert, bigInt, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Reader, WasmDecodeError } from './reader.ts'

/** LEB128 written from the definition: seven bits at a time, the eighth says that more follow. */
const leb = (value: bigint, signed: boolean): number[] => {
  const low = Number(value & 0x7fn)
  const rest = value >> 7n
  const last = signed ? rest === ((low & 0x40) === 0 ? 0n : -1n) : rest === 0n
  return last ? [low] : [low | 0x80, ...leb(rest, signed)]
}

const reader = (...bytes: number[]): Reader => new Reader(Uint8Array.from(bytes))

describe('LEB128', () => {
  test('every u32 is read back, whatever follows', () => {
    assert(
      property(integer({ min: 0, max: 0xffff_ffff }), (value) => {
        const bytes = leb(BigInt(value), false)
        const read = reader(...bytes, 0x80)
        expect(read.u32()).toBe(value)
        expect(read.offset).toBe(bytes.length)
      }),
      { seed: 1 },
    )
  })

  test.each([32, 33, 64] as const)('every s%i that a number can hold is read back', (bits) => {
    const bound = 2n ** BigInt(Math.min(bits, 53) - 1)
    assert(
      property(bigInt({ min: -bound, max: bound - 1n }), (value) => {
        const bytes = leb(value, true)
        const read = reader(...bytes, 0x80)
        expect(read.signed(bits)).toBe(Number(value))
        expect(read.offset).toBe(bytes.length)
      }),
      { seed: 2 },
    )
  })

  test('the limits are read and what lies beyond them is refused', () => {
    expect(reader(...leb(2n ** 64n - 1n, false)).unsigned(64)).toBe(2 ** 64)
    expect(reader(...leb(-(2n ** 63n), true)).signed(64)).toBe(-(2 ** 63))
    expect(() => reader(...leb(2n ** 32n, false)).u32()).toThrow('too large for u32 at byte 0')
    expect(() => reader(...leb(2n ** 64n, false)).unsigned(64)).toThrow('too large for u64')
    expect(() => reader(...leb(2n ** 31n, true)).signed(32)).toThrow('too large for s32')
    expect(() => reader(...leb(-(2n ** 32n) - 1n, true)).signed(33)).toThrow('too large for s33')
    expect(() => reader(...leb(2n ** 63n, true)).signed(64)).toThrow('too large for s64')
  })

  test('padded numbers are read up to the longest form, and refused beyond', () => {
    expect(reader(0x80, 0x80, 0x80, 0x80, 0x00).u32()).toBe(0)
    expect(() => reader(0x80, 0x80, 0x80, 0x80, 0x80, 0x00).u32()).toThrow('longer than 5 bytes')
    expect(() => reader(0x80, 0x80).u32()).toThrow('Unexpected end at byte 2')
  })
})

test('an error says where, in the file and not in the part', () => {
  const outer = reader(0, 0, 0, 0x80)
  outer.skip(2)
  const inner = outer.part(2)
  inner.skip(1)
  expect(() => inner.u32()).toThrow(new WasmDecodeError('Unexpected end', 4).message)
})

test('a list longer than what is left is refused before it is built', () => {
  const list = reader(...leb(0xffff_ffffn, false))
  expect(() => list.list(() => list.byte())).toThrow('A list of 4294967295 items cannot fit')
})

test('a name must be UTF-8', () => {
  expect(reader(2, 0xc3, 0xa9).name()).toBe('é')
  expect(() => reader(1, 0xff).name()).toThrow('A name is not UTF-8 at byte 1')
})
