import type { Artefact } from '../schema/manifest.ts'
import type { Metric } from './metric.ts'

const size = (encoding: keyof Artefact['sizes'], title: string, description: string): Metric => ({
  id: `size-${encoding}`,
  title,
  description,
  unit: 'bytes',
  better: 'lower',
  group: 'size',
  collect: { from: 'build', read: (artefact) => artefact.sizes[encoding] },
})

export const sizeRaw = size('raw', 'Size', 'The .wasm file, or the script, as the browser sees it.')
export const sizeGzip = size(
  'gzip',
  'Size, gzip',
  'The .wasm file, or the script, compressed with gzip at its highest level.',
)
export const sizeBrotli = size(
  'brotli',
  'Size, brotli',
  'The .wasm file, or the script, compressed with brotli at its highest level.',
)
export const sizeZstd = size('zstd', 'Size, zstd', 'The .wasm file, or the script, compressed with zstd at level 19.')
