import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assemble } from '../build/inspect/assemble.ts'
import { unsignedLeb } from '../build/neutral/leb128.ts'
import { listed, sized } from '../build/neutral/patch.ts'
import type { Context } from './context.ts'
import { inspectCommand } from './inspect.ts'

const plain = assemble(`(module (memory (export "memory") 200)
  (func (export "sum") (param i32) (result i32) (i32.add (local.get 0) (i32.const 7))))`)
const vectors = assemble(`(module (memory (export "memory") 200)
  (func (export "sum") (param i32) (result i32)
    (i32x4.extract_lane 1 (i32x4.add (i32x4.splat (local.get 0)) (i32x4.splat (i32.const 7)))))
  (func (export "more")))`)

const megabytes = 10
/** The plain module with ten megabytes of zeros in its data section. */
const padded = (): Uint8Array => {
  const segment = Buffer.concat([Uint8Array.of(0, 0x41, 0, 0x0b), sized(new Uint8Array(megabytes * 1_000_000))])
  return Buffer.concat([plain, Uint8Array.of(11), sized(listed([segment]))])
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inspect-'))
  await mkdir(join(folder, 'modules.wasm'))
  const files: Record<string, Uint8Array | string> = {
    'plain.wasm': plain,
    'vectors.wasm': vectors,
    'padded.wasm': padded(),
    'modules.wasm/one.wasm': plain,
    'cut.wasm': plain.subarray(0, -3),
    'component.wasm': Uint8Array.of(0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0),
    'module.wat': '(module)',
    'plain.wasm.gz': gzipSync(plain),
    'empty.wasm': '',
    'page.wasm': '<!doctype html>',
    'steering.wasm': Buffer.concat([
      plain,
      Uint8Array.of(0),
      sized([4, ...Buffer.from('name'), 1, ...sized([1, 0, 4, 0x1b, 0x5b, 0x32, 0x4a])]),
    ]),
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = async (file: string, other?: string, options: { json?: boolean; functions?: number } = {}) => {
  const told = { out: '', err: '' }
  const context = {
    folder,
    out: (text: string) => void (told.out += text),
    err: (text: string) => void (told.err += text),
    columns: () => 100,
    colour: false,
  } as Context
  const { json = false, functions = 20 } = options
  const exit = await inspectCommand({ file, other, json, functions }, context)
  return { exit, ...told }
}

interface Told {
  readonly modules: readonly {
    readonly sizes: Readonly<Record<string, number>>
    readonly preamble: number
    readonly sections: readonly { name: string; bytes: number }[]
    readonly largestFunctions: readonly { name: string | null; bytes: number }[]
    readonly simdMix: Readonly<Record<string, number>>
    readonly reach: { readonly share: number }
  }[]
  readonly difference: {
    readonly sections: readonly { name: string; first: number; second: number }[]
    readonly functions: readonly { name: string; first: number; second: number }[]
  } | null
}

const told = async (...parameters: Parameters<typeof run>): Promise<Told> =>
  JSON.parse((await run(parameters[0], parameters[1], { ...parameters[2], json: true })).out) as Told

describe('of one module', () => {
  test('the text has sizes, sections, functions and reach', async () => {
    const { exit, out, err } = await run('plain.wasm')
    expect(exit).toBe('good')
    expect(err).toBe('')
    expect(out).toContain(`plain.wasm: ${plain.length} bytes`)
    expect(out).toMatch(new RegExp(`^sum +${plain.length}$`, 'm'))
    expect(out).toMatch(/^sum +\d+ +\d+ %$/m)
    expect(out).toMatch(/^Reach: at most \d+\.\d %/m)
    expect(out).not.toMatch(/^SIMD instructions$/m)
    expect(out.split('\n').every((line) => line.length <= 100)).toBe(true)
  })

  test('its JSON adds up', async () => {
    const { modules, difference } = await told('vectors.wasm')
    const [module] = modules
    expect(difference).toBeNull()
    expect(module?.sections.reduce((sum, { bytes }) => sum + bytes, module.preamble)).toBe(module?.sizes['raw'])
    expect(module?.simdMix).toEqual({ 'i32x4.splat': 2, 'i32x4.add': 1, 'i32x4.extract_lane': 1 })
    expect(module?.largestFunctions.map(({ name }) => name)).toEqual(['sum', 'more'])
    expect(module?.reach.share).toBeGreaterThan(0.5)
    expect((await told('vectors.wasm', undefined, { functions: 1 })).modules[0]?.largestFunctions.length).toBe(1)
  })

  test('ten megabytes of data are told apart from the code, and that compressing takes long is said', async () => {
    const { err } = await run('padded.wasm')
    expect(err).toMatch(/^Compressing 10\.0 MB: /)
    const { modules, difference } = await told('plain.wasm', 'padded.wasm')
    // Id, length of four bytes, one segment, its offset, its length of four bytes.
    const data = 1 + 4 + 1 + 4 + 4 + megabytes * 1_000_000
    expect(modules[1]?.sizes['raw']).toBe(plain.length + data)
    expect(difference?.sections.filter(({ first, second }) => first !== second)).toEqual([
      { name: 'data', first: 0, second: data },
    ])
    expect(difference?.functions).toEqual([])
    expect(modules[1]?.sizes['brotli']).toBeLessThan(1000)
  })

  test('names cannot steer the terminal', async () => {
    const { out } = await run('steering.wasm')
    expect(out).toContain('[2J')
    expect(out).not.toContain('\u001B')
  })
})

describe('of two modules', () => {
  test('the text has both numbers and the difference', async () => {
    const { out } = await run('plain.wasm', 'vectors.wasm')
    const change = vectors.length - plain.length
    expect(out).toMatch(new RegExp(`^raw +${plain.length} +${vectors.length} +\\+${change} +\\+`, 'm'))
    expect(out).toMatch(new RegExp(`^sum +${plain.length} +${vectors.length} +\\+${change} `, 'm'))
    expect(out).toMatch(/^more +0 +3 +\+3$/m)
    expect(out).toMatch(/^i32x4\.splat +0 +2$/m)
  })

  test('that are the same, nothing differs', async () => {
    const { difference } = await told('plain.wasm', 'plain.wasm')
    expect(difference?.functions).toEqual([])
    expect(difference?.sections.every(({ first, second }) => first === second)).toBe(true)
  })
})

describe('what cannot be inspected says why', () => {
  test.each([
    ['missing.wasm', 'noModule', 'There is no file missing.wasm.'],
    ['plain.wasm/inside.wasm', 'noModule', 'There is no file'],
    ['modules.wasm', 'moduleIsFolder', 'modules.wasm is a folder'],
    ['cut.wasm', 'brokenModule', 'cut.wasm cannot be decoded. Unexpected end'],
    ['component.wasm', 'isComponent', 'component.wasm is a Wasm component'],
    ['module.wat', 'notWasm', 'it is the text format'],
    ['plain.wasm.gz', 'notWasm', 'it is compressed with gzip'],
    ['empty.wasm', 'notWasm', 'it is empty'],
    ['page.wasm', 'notWasm', 'it is a web page'],
  ])('%s', async (file, code, message) => {
    await expect(run(file)).rejects.toMatchObject({ code, exit: 'wrongUse', message: expect.stringContaining(message) })
    await expect(run('plain.wasm', file)).rejects.toMatchObject({ code })
  })

  test('a folder is told with the modules in it', async () => {
    await expect(run('modules.wasm')).rejects.toMatchObject({ hint: 'Name a file in it: one.wasm' })
  })
})

test('the numbers that begin a section are as long as this file thinks', () => {
  expect(unsignedLeb(megabytes * 1_000_000).length).toBe(4)
})
