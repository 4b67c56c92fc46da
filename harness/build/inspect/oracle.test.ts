import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import binaryenModule from 'binaryen'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../command.ts'
import { inspect } from './inspect.ts'
import { Reader } from './reader.ts'
import { atomics, gc, misc, type Opcodes, simd } from './opcodes.ts'
import { simdNames } from './simdNames.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oracle-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const binaryen = async (tool: string, ...args: string[]): Promise<void> => {
  const program = join(dirname(createRequire(import.meta.url).resolve('binaryen')), 'bin', tool)
  const options = { cwd: folder, env: process.env, signal: new AbortController().signal }
  const { code, stderr } = await runCommand(process.execPath, [program, ...args], options)
  expect(code, stderr).toBe(0)
}

const features = [
  'bulk-memory',
  'exception-handling',
  'extended-const',
  'gc',
  'memory64',
  'multimemory',
  'multivalue',
  'mutable-globals',
  'nontrapping-float-to-int',
  'reference-types',
  'relaxed-simd',
  'sign-ext',
  'simd',
  'tail-call',
  'threads',
].map((feature) => `--enable-${feature}`)

/** A valid module that Binaryen's fuzzer makes of bytes that follow from the seed. */
const fuzz = async (seed: string, bytes: number): Promise<Uint8Array> => {
  const [from, to] = [join(folder, `${seed}.bin`), join(folder, `${seed}.wasm`)]
  await writeFile(from, createHash('shake256', { outputLength: bytes }).update(seed).digest())
  await binaryen('wasm-opt', '--translate-to-fuzz', from, '--mvp-features', ...features, '-o', to)
  // Binaryen leaves out what stands behind `unreachable` when it reads a module: it has to have read this one once.
  await binaryen('wasm-opt', '--mvp-features', ...features, to, '-o', to)
  return readFile(to)
}

interface Counts {
  readonly simd: number
  /** How often each SIMD instruction occurs. */
  readonly mix: Readonly<Record<string, number>>
  readonly functions: number
  readonly imports: number
  readonly exports: number
}

/** What Binaryen's text of a module says of it. */
const disassembled = async (bytes: Uint8Array): Promise<Counts> => {
  const [from, to] = [join(folder, 'in.wasm'), join(folder, 'out.wat')]
  await writeFile(from, bytes)
  await binaryen('wasm-dis', '--all-features', from, '-o', to)
  const text = await readFile(to, 'utf8')
  // Values of globals, which come before the functions, are no part of the code.
  const code = text.slice(text.indexOf('\n (func '))
  const count = (pattern: RegExp, where = text): number => where.match(pattern)?.length ?? 0
  const seen = code.match(/(?<=\()(?:v128|i8x16|i16x8|i32x4|i64x2|f32x4|f64x2)\.\w+/g) ?? []
  const mix: Record<string, number> = {}
  for (const name of seen) mix[name] = (mix[name] ?? 0) + 1
  return {
    simd: seen.length,
    mix,
    functions: count(/^ \(func /gm),
    imports: count(/^ \(import /gm),
    exports: count(/^ \(export /gm),
  }
}

describe('modules full of everything, made by Binaryen', () => {
  test.each(['lane', 'shuffle', 'tag'])('are read as Binaryen reads them: seed %s', async (seed) => {
    const bytes = await fuzz(seed, 60_000)
    const { sections, simdInstructions, simdMix, functions, imports, exports } = inspect(bytes)
    const counts = {
      simd: simdInstructions,
      mix: simdMix,
      functions: functions.length,
      imports: imports.length,
      exports: exports.length,
    }
    expect(counts).toEqual(await disassembled(bytes))
    expect(counts.simd).toBeGreaterThan(0)
    expect(sections.reduce((sum, section) => sum + section.bytes, 8)).toBe(bytes.length)
  })
})

const section = (id: number, payload: readonly number[]): number[] => [id, payload.length, ...payload]

const preamble = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]

/**
 * A module whose one function has the instruction behind `unreachable`, where operands of every type are at hand, so
 * that the engine only looks at the opcode and what follows it.
 */
const withInstruction = (instruction: readonly number[]): Uint8Array<ArrayBuffer> => {
  const code = [0, 0x00, ...instruction, 0x00, 0x0b]
  return Uint8Array.from([
    ...preamble,
    ...section(1, [1, 0x60, 0, 0]),
    ...section(3, [1, 0]),
    ...section(4, [1, 0x70, 0, 1]),
    ...section(5, [1, 0, 1]),
    ...section(9, [1, 1, 0, 0]),
    ...section(12, [1]),
    ...section(10, [1, code.length, ...code]),
    ...section(11, [1, 1, 0]),
  ])
}

const leb = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, value >> 7])

describe('which opcodes exist, asked of the engine that runs this test', () => {
  /** Zeros are good immediates for all of them but the alignment of atomics; those left over are `unreachable`. */
  const zeros = Array.from({ length: 18 }, () => 0)
  const accepts = (prefix: number, opcode: number): boolean =>
    [0, 1, 2, 3].some((first) => WebAssembly.validate(withInstruction([prefix, ...leb(opcode), first, ...zeros])))

  test.each<[string, number, Opcodes, number]>([
    ['SIMD', 0xfd, simd, 0x113],
    ['atomics', 0xfe, atomics, 0x4f],
    ['bulk memory and saturating conversion', 0xfc, misc, 17],
  ])('%s', (_, prefix, opcodes, last) => {
    for (let opcode = 0; opcode <= last; opcode += 1) {
      expect(opcodes[opcode] !== undefined, `0x${prefix.toString(16)} ${opcode}`).toBe(accepts(prefix, opcode))
    }
  })

  test('the garbage collector has 31 without holes', () => {
    expect(gc.length).toBe(31)
    expect(gc.every((instruction) => instruction !== undefined)).toBe(true)
  })
})

describe('how long each SIMD instruction is, asked of the engine', () => {
  const drop = 0x1a
  const noOpcode = 0x16
  /** Immediates that are good where they stand, but, a lane apart, no opcodes. */
  const immediates: Readonly<Record<number, readonly number[]>> = {
    0: [],
    1: [0],
    2: [0, noOpcode],
    3: [0, noOpcode, 0],
    16: Array.from({ length: 16 }, () => noOpcode),
  }

  test('what follows the immediates is read as the next instruction', () => {
    for (const [opcode, instruction] of simd.entries()) {
      if (instruction === undefined) continue
      const reader = new Reader(new Uint8Array(20))
      instruction.read(reader, { features: new Set(), usesTags: false })
      const good = immediates[reader.offset] ?? []
      const accepts = (...rest: number[]): boolean =>
        WebAssembly.validate(withInstruction([0xfd, ...leb(opcode), ...rest]))
      const seen = {
        length: good.length,
        thenDrop: accepts(...good, drop),
        thenNothingKnown: accepts(...good, noOpcode),
        // As a lane, 26 is too large; as an opcode, it would do.
        laneTooLarge: good.length % 2 === 1 && accepts(...good.slice(0, -1), drop),
      }
      const expected = { length: reader.offset, thenDrop: true, thenNothingKnown: false, laneTooLarge: false }
      expect(seen, `SIMD ${opcode}`).toEqual(expected)
    }
  })
})

describe('what each SIMD instruction is called, asked of Binaryen', () => {
  /** Types of operands, one of which each instruction has; the instruction's result is dropped where it has one. */
  const operands = ['', 'v', 'vv', 'vvv', 'i', 'l', 'f', 'd', 'iv', 'vi', 'vl', 'vf', 'vd']
  const typeBytes: Readonly<Record<string, number>> = { v: 0x7b, i: 0x7f, l: 0x7e, f: 0x7d, d: 0x7c }

  /** A module of one function that has the operands as parameters, and executes the instruction on them. */
  const withOperands = (instruction: readonly number[], types: string, drops: boolean): Uint8Array<ArrayBuffer> => {
    const gets = [...types].flatMap((_, index) => [0x20, index])
    const code = [0, ...gets, ...instruction, ...(drops ? [0x1a] : []), 0x0b]
    const params = [...types].map((type) => typeBytes[type] ?? 0)
    return Uint8Array.from([
      ...preamble,
      ...section(1, [1, 0x60, params.length, ...params, 0]),
      ...section(3, [1, 0]),
      ...section(5, [1, 0, 1]),
      ...section(10, [1, code.length, ...code]),
    ])
  }

  const nameOf = (opcode: number, immediates: number): string | undefined => {
    const instruction = [0xfd, ...leb(opcode), ...Array.from({ length: immediates }, () => 0)]
    const module = operands
      .flatMap((types) => [withOperands(instruction, types, true), withOperands(instruction, types, false)])
      .find((bytes) => WebAssembly.validate(bytes))
    if (module === undefined) return undefined
    const read = binaryenModule.readBinary(module)
    try {
      return /\((?:drop\s+\()?((?:v128|[if]\d+x\d+)\.\w+)/.exec(read.emitText())?.[1]
    } finally {
      read.dispose()
    }
  }

  test('all of them', () => {
    for (const [opcode, instruction] of simd.entries()) {
      if (instruction === undefined) {
        expect(simdNames[opcode], `SIMD ${opcode}`).toBeUndefined()
        continue
      }
      const reader = new Reader(new Uint8Array(20))
      instruction.read(reader, { features: new Set(), usesTags: false })
      expect(simdNames[opcode], `SIMD ${opcode}`).toBe(nameOf(opcode, reader.offset))
    }
    expect(simdNames.length).toBe(simd.length)
  })
})
