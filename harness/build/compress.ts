import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib'

/** A module as servers send it, each with the strongest setting of its format. */
export interface Compressed {
  readonly gzip: Uint8Array
  readonly brotli: Uint8Array
  readonly zstd: Uint8Array
}

/** Compresses with gzip 9, brotli 11 and zstd 19; the same bytes give the same bytes. */
export const compress = async (bytes: Uint8Array): Promise<Compressed> => {
  const [gzipped, brotli, zstd] = await Promise.all([
    promisify(gzip)(bytes, { level: 9 }),
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    promisify(zstdCompress)(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 19 } }),
  ])
  return { gzip: gzipped, brotli, zstd }
}
