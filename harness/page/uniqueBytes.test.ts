import { expect, it } from 'vitest'
import { uniqueBytes } from './uniqueBytes.ts'

const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])

it.each(['', 'short', 'x'.repeat(100), 'x'.repeat(20_000), 'ünïcode'])(
  'adds a custom section that engines accept and ignore: %#',
  (mark) => {
    const bytes = uniqueBytes(empty, mark)
    const module = new WebAssembly.Module(bytes)
    const [section] = WebAssembly.Module.customSections(module, 'crosslane')
    expect(new TextDecoder().decode(section)).toBe(mark)
    expect(bytes.slice(0, empty.length)).toEqual(empty)
  },
)

it('gives other bytes for another mark', () => {
  expect(uniqueBytes(empty, 'v1 simd')).not.toEqual(uniqueBytes(empty, 'v2 simd'))
})
