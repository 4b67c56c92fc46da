import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Reader } from '../inspect/reader.ts'
import { signedLeb, unsignedLeb } from './leb128.ts'

describe('LEB128', () => {
  test('every u32 is read back', () => {
    assert(
      property(integer({ min: 0, max: 0xffff_ffff }), (value) => {
        const bytes = unsignedLeb(value)
        const reader = new Reader(Uint8Array.from(bytes))
        expect([reader.u32(), reader.offset]).toEqual([value, bytes.length])
      }),
      { seed: 1 },
    )
  })

  test('every s32 is read back', () => {
    assert(
      property(integer({ min: -0x8000_0000, max: 0x7fff_ffff }), (value) => {
        const bytes = signedLeb(value)
        const reader = new Reader(Uint8Array.from(bytes))
        expect([reader.signed(32), reader.offset]).toEqual([value, bytes.length])
      }),
      { seed: 2 },
    )
  })

  test('the form is the shortest', () => {
    const lengths = (leb: (value: number) => number[], values: number[]) => values.map((value) => leb(value).length)
    expect(lengths(unsignedLeb, [0, 127, 128, 16_383, 16_384, 0xffff_ffff])).toEqual([1, 1, 2, 2, 3, 5])
    expect(lengths(signedLeb, [0, 63, 64, -64, -65, 8191, 8192, -8192, -8193])).toEqual([1, 1, 2, 1, 2, 2, 3, 2, 3])
  })
})
