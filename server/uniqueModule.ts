import { promisify } from 'node:util'
import { brotliCompress, constants, crc32, deflateRaw } from 'node:zlib'

export const encodings = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof encodings)[number]

/** What can be made unlike any other: a Wasm module, or a script. */
export type Kind = 'module' | 'script'

/** A module, or a script, compressed as far as its last byte, but not ended: something may follow. */
export interface OpenModule {
  readonly kind: Kind
  readonly bytes: Uint8Array
  readonly br: Uint8Array
  readonly deflated: Uint8Array
  readonly crc: number
}

/** Compresses with brotli 11 and gzip 9, up to a boundary of a byte instead of the end of the stream. */
export const openModule = async (bytes: Uint8Array, kind: Kind = 'module'): Promise<OpenModule> => {
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
  return { kind, bytes, br, deflated, crc: crc32(bytes) }
}

/** A custom section that says nothing to the engine. @param mark at most some thousand bytes */
const sectionOf = (mark: string): Buffer => {
  const name = Buffer.from('crosslane')
  const payload = Buffer.concat([Buffer.from([name.length]), name, Buffer.from(mark)])
  // Unsigned LEB128 of two bytes.
  return Buffer.concat([Buffer.from([0, (payload.length & 0x7f) | 0x80, payload.length >> 7]), payload])
}

/** What says nothing to the engine, by what it is put at the end of. @param mark at most some thousand bytes, of one line */
const tails: Readonly<Record<Kind, (mark: string) => Buffer>> = {
  module: sectionOf,
  script: (mark) => Buffer.from(`\n//${mark}`),
}

/** An uncompressed meta-block (RFC 7932, 9.2) and an empty last one. */
const endOfBrotli = (tail: Buffer): Buffer[] => {
  const head = Buffer.alloc(3)
  head.writeUIntLE(((tail.length - 1) << 3) | (1 << 19), 0, 3)
  return [head, tail, Buffer.from([3])]
}

const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255])

/** A stored block that is the last one (RFC 1951, 3.2.4), then checksum and length (RFC 1952). */
const endOfGzip = (tail: Buffer, { bytes, crc }: OpenModule): Buffer[] => {
  const head = Buffer.alloc(5)
  head.writeUInt8(1, 0)
  head.writeUInt16LE(tail.length, 1)
  head.writeUInt16LE(~tail.length & 0xffff, 3)
  const sums = Buffer.alloc(8)
  sums.writeUInt32LE(crc32(tail, crc), 0)
  sums.writeUInt32LE((bytes.length + tail.length) >>> 0, 4)
  return [head, tail, sums]
}

/**
 * The module with a custom section at its end, or the script with a comment, that makes its bytes unlike any other's, although
 * it is streamed and although it was compressed beforehand: engines keep compiled code by what it was made of. Costs the
 * section, or the comment, which is not compressed, and 4 to 8 bytes around it.
 */
export const uniqueModule = (open: OpenModule, encoding: Encoding, mark: string): Buffer => {
  const tail = tails[open.kind](mark)
  switch (encoding) {
    case 'br':
      return Buffer.concat([open.br, ...endOfBrotli(tail)])
    case 'gzip':
      return Buffer.concat([gzipHead, open.deflated, ...endOfGzip(tail, open)])
    case 'identity':
      return Buffer.concat([open.bytes, tail])
  }
}
