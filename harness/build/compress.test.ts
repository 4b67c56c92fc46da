import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compress } from './compress.ts'

test('each format gives back the bytes, and the same ones every time', async () => {
  const bytes = Uint8Array.from({ length: 5000 }, (_, index) => (index * index) % 251)
  const { gzip, brotli, zstd } = await compress(bytes)
  expect(gunzipSync(gzip)).toEqual(Buffer.from(bytes))
  expect(brotliDecompressSync(brotli)).toEqual(Buffer.from(bytes))
  expect(zstdDecompressSync(zstd)).toEqual(Buffer.from(bytes))
  expect(await compress(bytes)).toEqual({ gzip, brotli, zstd })
})
