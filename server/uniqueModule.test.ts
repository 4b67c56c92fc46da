import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { encodings, openModule, uniqueModule } from './uniqueModule.ts'

const decompress = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes }
const mark = fc.stringMatching(/^[\w.@-]{1,200}$/)

it('is the module and a section, whatever it comes compressed as', async () => {
  const anyModule = fc.oneof(
    fc.uint8Array({ maxLength: 3000 }),
    fc
      .tuple(fc.uint8Array({ maxLength: 40 }), fc.nat(3000))
      .map(([bytes, times]) => Buffer.concat(Array.from({ length: times }, () => bytes))),
  )
  await fc.assert(
    fc.asyncProperty(anyModule, mark, async (bytes, text) => {
      const open = await openModule(bytes)
      for (const encoding of encodings) {
        const whole = decompress[encoding](uniqueModule(open, encoding, text))
        expect(whole.subarray(0, bytes.length).equals(bytes)).toBe(true)
        const section = whole.subarray(bytes.length)
        expect(section[0]).toBe(0)
        expect(((section[1] as number) & 0x7f) + ((section[2] as number) << 7)).toBe(section.length - 3)
        expect(section.subarray(13).toString()).toBe(text)
      }
    }),
    { seed: 1, numRuns: 60 },
  )
})

it('is the script and a comment, whatever it comes compressed as', async () => {
  const text = Buffer.from('export const bench_run=()=>"ä"')
  const open = await openModule(text, 'script')
  for (const encoding of encodings) {
    const whole = decompress[encoding](uniqueModule(open, encoding, 'dot/js v1-7'))
    expect(whole.toString()).toBe(`${text.toString()}\n//dot/js v1-7`)
  }
})

it('is a module that engines take, and another one for another mark', async () => {
  const open = await openModule(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]))
  const [one, other] = ['v1', 'v2'].map((text) => uniqueModule(open, 'identity', text)) as [Buffer, Buffer]
  expect(one.equals(other)).toBe(false)
  for (const bytes of [one, other]) expect(WebAssembly.validate(new Uint8Array(bytes))).toBe(true)
})

it('costs no more than the section and a few bytes', async () => {
  const bytes = Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * index) >> 5))
  const open = await openModule(bytes)
  const text = 'dot/simd v17-12345'
  const section = 13 + text.length
  expect(uniqueModule(open, 'br', text).length - brotliCompressSync(bytes).length).toBeLessThanOrEqual(section + 8)
  const gzipped = gzipSync(bytes, { level: 9 }).length
  expect(uniqueModule(open, 'gzip', text).length - gzipped).toBeLessThanOrEqual(section + 10)
})
