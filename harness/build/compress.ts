import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { brotliCompress, constants, zstdCompress } from 'node:zlib'
import type { Artefact } from '../schema/manifest.ts'
import { sibling } from '../sibling.ts'
import { gzip } from './gzip/gzip.ts'

/** A module as servers send it, each with the strongest setting of its format. */
export interface Compressed {
  readonly gzip: Uint8Array
  readonly brotli: Uint8Array
  readonly zstd: Uint8Array
}

/** How large a module is, as it is and compressed. */
export const sizesOf = (bytes: Uint8Array, { gzip: gzipped, brotli, zstd }: Compressed): Artefact['sizes'] => ({
  raw: bytes.length,
  gzip: gzipped.length,
  brotli: brotli.length,
  zstd: zstd.length,
})

/** What takes longer than this many bytes do is compressed beside everything else. */
const quickBytes = 1 << 18

const gzipBeside = (bytes: Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(sibling(new URL('gzip/worker', import.meta.url)), { workerData: bytes })
    worker.once('message', resolve)
    worker.once('error', reject)
  })

/** The smallest window that holds everything, up to 16 MiB, which browsers have to take (RFC 7932): the choice of the tool `brotli`, too. */
const brotliWindowBits = (bytes: number): number => {
  let bits: number = constants.BROTLI_MIN_WINDOW_BITS
  while (bits < constants.BROTLI_MAX_WINDOW_BITS && 2 ** bits - 16 < bytes) bits += 1
  return bits
}

/**
 * Compresses as `gzip -9 -n`, `brotli -q 11` and `zstd -19` do, down to the byte where the libraries are of the same version; zstd's
 * output changes between versions. The same bytes give the same bytes.
 */
export const compress = async (bytes: Uint8Array): Promise<Compressed> => {
  // All output fits into one piece, so that nobody has to be there to take it.
  const chunkSize = bytes.length + 1024
  const [gzipped, brotli, zstd] = await Promise.all([
    bytes.length <= quickBytes ? gzip(bytes) : gzipBeside(bytes),
    promisify(brotliCompress)(bytes, {
      chunkSize,
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: brotliWindowBits(bytes.length),
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    promisify(zstdCompress)(bytes, {
      chunkSize,
      // Where it does not know how much will come, it prepares for anything.
      pledgedSrcSize: bytes.length,
      params: { [constants.ZSTD_c_compressionLevel]: 19, [constants.ZSTD_c_checksumFlag]: 1 },
    }),
  ])
  return { gzip: gzipped, brotli, zstd }
}
