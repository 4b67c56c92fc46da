import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Artefact } from '../schema/manifest.ts'
import { ArtefactCache } from './artefactCache.ts'
import { compress } from './compress.ts'
import { readInput, sha256 } from './inputs.ts'

const key = 'a'.repeat(64)
const bytes = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])

let folder = ''
let cache: ArtefactCache
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cache-'))
  cache = new ArtefactCache(folder, join(folder, 'workspace'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const write = async (
  content = bytes,
  furtherInputs: Awaited<ReturnType<typeof readInput>>[] = [],
): Promise<Artefact> => {
  const compressed = await compress(content)
  const { gzip, brotli, zstd } = compressed
  const artefact = Artefact.parse({
    crate: 'dot',
    variant: 'simd',
    file: cache.file(key, 'dot', 'simd'),
    sha256: sha256(content),
    sizes: { raw: content.length, gzip: gzip.length, brotli: brotli.length, zstd: zstd.length },
    sections: [],
    functions: 0,
    imports: [],
    exports: [],
    features: [],
    simdInstructions: 0,
    commands: { cargo: 'cargo build', wasmOpt: null },
    std: 'built',
    buildMs: 1,
  })
  await cache.write(key, artefact, content, compressed, furtherInputs)
  return artefact
}

test('what was written is read, and nothing else is left in the folder', async () => {
  const artefact = await write()
  expect(await cache.read(key)).toEqual(artefact)
  expect(await cache.read('b'.repeat(64))).toBeNull()
  expect(await readdir(join(folder, 'artefacts'))).toEqual([key])
  expect((await readdir(join(folder, 'artefacts', key))).toSorted()).toEqual([
    'dot.simd.wasm',
    'dot.simd.wasm.br',
    'dot.simd.wasm.gz',
    'facts.json',
  ])
})

test.each<[string, (path: string) => Promise<void>]>([
  ['the module is damaged', (path) => writeFile(path, Uint8Array.from([...bytes.slice(0, 7), 1]))],
  ['the module is gone', (path) => rm(path)],
  ['a compressed file is cut off', (path) => truncate(`${path}.br`, 3)],
  ['a compressed file is gone', (path) => rm(`${path}.gz`)],
  ['the facts are no JSON', (path) => writeFile(join(path, '..', 'facts.json'), '{')],
  ['the facts are of another format', (path) => writeFile(join(path, '..', 'facts.json'), '{"artefact":{}}')],
])('when %s, it counts as not there, and can be written again', async (_, damage) => {
  const { file } = await write()
  await damage(join(folder, file))
  expect(await cache.read(key)).toBeNull()
  await write()
  expect(await cache.read(key)).not.toBeNull()
})

test('an artefact is out of date when a further input has changed', async () => {
  const shared = join(folder, 'shared.bin')
  await writeFile(shared, 'one')
  await write(bytes, [await readInput(join(folder, 'workspace'), shared)])
  expect(await cache.read(key)).not.toBeNull()
  await writeFile(shared, 'two')
  expect(await cache.read(key)).toBeNull()
  await rm(shared)
  expect(await cache.read(key)).toBeNull()
})

test('many writers at once leave one whole artefact', async () => {
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => write()))
  expect(await cache.read(key)).not.toBeNull()
  expect(await readdir(join(folder, 'artefacts'))).toEqual([key])
})
