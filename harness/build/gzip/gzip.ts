import { crc32 } from 'node:zlib'
import { BitWriter } from './bitWriter.ts'
import { deflate } from './deflate.ts'

/** Magic number, deflate, no further fields, no time, slowest, Unix (RFC 1952, 2.3). */
const header = Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3])

/** The bytes that `gzip -9 --no-name` writes; without that option, gzip adds the file's name and a zero, and notes its time. */
export const gzip = (data: Uint8Array): Uint8Array => {
  const writer = new BitWriter()
  writer.write(header)
  deflate(data, writer)
  writer.u32(crc32(data))
  writer.u32(data.length)
  return writer.bytes
}
