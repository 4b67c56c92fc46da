import { promisify } from 'node:util'
import { brotliCompress, constants, crc32, deflateRaw } from 'node:zlib'

export const encodings = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof encodings)[number]

/** A module compressed as far as its last byte, but not ended: something may follow. */
export interface OpenModule {
  readonly bytes: Uint8Array
  readonly br: Uint8Array
  readonly deflated: Uint8Array
  readonly crc: number
}

/** Compresses with brotli 11 and gzip 9, up to a boundary of a byte instead of the end of the stream. */
export const openModule = async (bytes: Uint8Array): Promise<OpenModule> => {
  const [br, deflated] = await Promise.all([
    promisify(brotliCompress)(bytes, {
      finishFlush: constants.BROTLI_OPERATION_FLUSH,
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    promisify(deflateRaw)(bytes, { level: 9, finishFlush: constants.Z_SYNC_FLUSH }),
  ])
  return { bytes, br, deflated, crc: crc32(bytes) }
}

/** A custom section that says nothing to the engine. @param mark at most some thousand bytes */
const sectionOf = (mark: string): Buffer => {
  const name = Buffer.from('crosslane')
  const payload = Buffer.concat([Buffer.from([name.length]), name, Buffer.from(mark)])
  // Unsigned LEB128 of two bytes.
  return Buffer.concat([Buffer.from([0, (payload.length & 0x7f) | 0x80, payload.length >> 7]), payload])
}

/** An uncompressed meta-block (RFC 7932, 9.2) and an empty last one. */
const endOfBrotli = (section: Buffer): Buffer[] => {
  const head = Buffer.alloc(3)
  head.writeUIntLE(((section.length - 1) << 3) | (1 << 19), 0, 3)
  return [head, section, Buffer.from([3])]
}

const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255])

/** A stored block that is the last one (RFC 1951, 3.2.4), then checksum and length (RFC 1952). */
const endOfGzip = (section: Buffer, { bytes, crc }: OpenModule): Buffer[] => {
  const head = Buffer.alloc(5)
  head.writeUInt8(1, 0)
  head.writeUInt16LE(section.length, 1)
  head.writeUInt16LE(~section.length & 0xffff, 3)
  const tail = Buffer.alloc(8)
  tail.writeUInt32LE(crc32(section, crc), 0)
  tail.writeUInt32LE((bytes.length + section.length) >>> 0, 4)
  return [head, section, tail]
}

/**
 * The module with a custom section at its end that makes its bytes unlike any other's, although it is streamed and although it
 * was compressed beforehand: V8 keeps compiled code by the bytes of the module. Costs the section, which is not compressed,
 * and 4 to 8 bytes around it.
 */
export const uniqueModule = (open: OpenModule, encoding: Encoding, mark: string): Buffer => {
  const section = sectionOf(mark)
  switch (encoding) {
    case 'br':
      return Buffer.concat([open.br, ...endOfBrotli(section)])
    case 'gzip':
      return Buffer.concat([gzipHead, open.deflated, ...endOfGzip(section, open)])
    case 'identity':
      return Buffer.concat([open.bytes, section])
  }
}
