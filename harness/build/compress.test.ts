import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { random } from '../stats/random.ts'
import { assemble } from './inspect/assemble.ts'
import { compress, type Compressed } from './compress.ts'

test('each format gives back the bytes, and the same ones every time', async () => {
  const bytes = Uint8Array.from({ length: 5000 }, (_, index) => (index * index) % 251)
  const { gzip, brotli, zstd } = await compress(bytes)
  expect(gunzipSync(gzip)).toEqual(Buffer.from(bytes))
  expect(brotliDecompressSync(brotli)).toEqual(Buffer.from(bytes))
  expect(zstdDecompressSync(zstd)).toEqual(Buffer.from(bytes))
  expect(await compress(bytes)).toEqual({ gzip, brotli, zstd })
})

/** Bytes of many kinds: noise, text, repetitions near and far, and what is none of these. */
const mixed = (seed: number, length: number): Uint8Array => {
  const source = random(seed)
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length;) {
    const part = Math.min(1 + source.below(3000), length - at)
    const kind = source.below(4)
    const from = source.below(at + 1)
    for (let index = 0; index < part; index += 1) {
      const copied = bytes[from + (index % Math.max(1, at - from))] ?? 0
      bytes[at + index] = [source.below(256), 97 + source.below(6), copied, seed][kind] ?? 0
    }
    at += part
  }
  return bytes
}

/** A module that is almost all data. */
const padded = (): Uint8Array => {
  const text = Array.from({ length: 12_000 }, (_, index) => `${index} times ${index} is ${index * index};`)
  const data = text.join('')
  return assemble(`(module (memory (export "memory") 20) (data (i32.const 0) "${data}") (func (export "f")))`)
}

const webp = async (): Promise<Uint8Array> =>
  readFile(join(dirname(createRequire(import.meta.url).resolve('playwright-core')), 'lib', 'webp_codec.wasm'))

const samples: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  nothing: () => new Uint8Array(),
  'one byte': () => Uint8Array.of(7),
  'three bytes': () => Uint8Array.of(1, 2, 3),
  zeros: () => new Uint8Array(300_000),
  noise: () => mixed(1, 70_000).map((byte, index) => (byte * 31 + index * index * 7) & 0xff),
  'a window and a little': () => mixed(2, 65_536 + 262),
  'many blocks': () => mixed(3, 200_000),
  'a module padded with data': padded,
  'a module of half a megabyte': webp,
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compress-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const versionOf = (program: string): string | null => {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  return status === 0 ? (/\d+(?:\.\d+)+/.exec(stdout)?.[0] ?? '') : null
}

const versions = { gzip: versionOf('gzip'), brotli: versionOf('brotli'), zstd: versionOf('zstd') }
const because = (tool: keyof typeof versions): string =>
  versions[tool] === null ? ` (skipped: there is no ${tool}; apt install ${tool})` : ''

/** How a level searches is changed from version to version; that of Node is the newer one, or was when this was written. */
const sameZstd = versions.zstd === process.versions['zstd']
const alike = sameZstd
  ? 'writes the same'
  : `does not write less (it is ${versions.zstd} where ours is ${process.versions['zstd']})`

/** What the tool makes of a file of that name with these bytes. */
const made = async (tool: string, args: readonly string[], bytes: Uint8Array): Promise<Buffer> => {
  const file = join(folder, 'module.wasm')
  await writeFile(file, bytes)
  await utimes(file, 1_700_000_000, 1_700_000_000)
  const { status, stdout, stderr } = spawnSync(tool, [...args, file], { maxBuffer: 2 ** 28 })
  expect(status, stderr.toString()).toBe(0)
  return stdout
}

describe.each(Object.entries(samples))('%s', (_, sample) => {
  let bytes = new Uint8Array()
  let ours = { gzip: bytes, brotli: bytes, zstd: bytes } as Compressed
  beforeAll(async () => {
    bytes = Uint8Array.from(await sample())
    ours = await compress(bytes)
  })

  test.skipIf(versions.gzip === null)(`gzip -9 writes the same, and a name and a time${because('gzip')}`, async () => {
    const { gzip } = ours
    expect(gzip.length).toBe((await made('gzip', ['-9', '-n', '-c'], bytes)).length)
    expect(Buffer.compare(gzip, await made('gzip', ['-9', '-n', '-c'], bytes))).toBe(0)
    // Flag 8 says that there is a name, which ends with a zero, behind the header of ten bytes; four of those are the time.
    const named = await made('gzip', ['-9', '-c'], bytes)
    const name = Buffer.from('module.wasm\0')
    const own = Buffer.concat([gzip.subarray(0, 10), name, gzip.subarray(10)])
    own[3] = 8
    own.writeUInt32LE(1_700_000_000, 4)
    expect(Buffer.compare(own, named)).toBe(0)
  })

  test.skipIf(versions.brotli === null)(`brotli -q 11 writes the same${because('brotli')}`, async () => {
    const { brotli } = ours
    const its = await made('brotli', ['-q', '11', '-c'], bytes)
    expect(brotli.length).toBe(its.length)
    expect(Buffer.compare(brotli, its)).toBe(0)
  })

  test.skipIf(versions.zstd === null)(`zstd -19 ${alike}${because('zstd')}`, async () => {
    const { zstd } = ours
    const its = await made('zstd', ['-19', '-q', '-c', '--single-thread'], bytes)
    if (sameZstd) expect(Buffer.compare(zstd, its)).toBe(0)
    else expect(zstd.length).toBeLessThanOrEqual(1.01 * its.length + 40)
  })
})
