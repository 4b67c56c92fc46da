import type { WasmFeature } from './features.ts'
import * as immediate from './immediates.ts'
import type { ReadImmediates } from './immediates.ts'

/** How an instruction is read, and what an engine must know to run it. */
export interface Instruction {
  readonly read: ReadImmediates
  readonly features: readonly WasmFeature[]
  /** What it does to the nesting of blocks. */
  readonly nesting: -1 | 0 | 1
}

/** Opcodes from the first to the last, both included, that are read in the same way. */
interface Row {
  readonly from: number
  readonly to: number
  readonly read: ReadImmediates
  readonly features?: readonly WasmFeature[]
  readonly nesting?: -1 | 1
}

/** One of the opcode spaces: the plain one, or what follows a prefix byte. A hole in it is no instruction. */
export type Opcodes = readonly (Instruction | undefined)[]

const table = (rows: readonly Row[], spaceFeatures: readonly WasmFeature[] = []): Opcodes => {
  const opcodes: (Instruction | undefined)[] = []
  for (const { from, to, read, features = [], nesting = 0 } of rows) {
    for (let opcode = from; opcode <= to; opcode += 1) {
      opcodes[opcode] = { read, features: [...spaceFeatures, ...features], nesting }
    }
  }
  return opcodes
}

/**
 * Opcodes of one byte: core specification 3.0, chapter 5.4, and the legacy exceptions (0x06, 0x07, 0x09, 0x18, 0x19),
 * which compilers still emit.
 */
export const plain = table([
  { from: 0x00, to: 0x01, read: immediate.nothing }, // unreachable, nop
  { from: 0x02, to: 0x04, read: immediate.blockType, nesting: 1 }, // block, loop, if
  { from: 0x05, to: 0x05, read: immediate.nothing }, // else
  { from: 0x06, to: 0x06, read: immediate.blockType, features: ['exceptions'], nesting: 1 }, // try
  { from: 0x07, to: 0x07, read: immediate.index, features: ['exceptions'] }, // catch
  { from: 0x08, to: 0x08, read: immediate.index }, // throw: its tag says enough
  { from: 0x09, to: 0x09, read: immediate.index, features: ['exceptions'] }, // rethrow
  { from: 0x0a, to: 0x0a, read: immediate.nothing, features: ['exceptionsFinal'] }, // throw_ref
  { from: 0x0b, to: 0x0b, read: immediate.nothing, nesting: -1 }, // end
  { from: 0x0c, to: 0x0d, read: immediate.index }, // br, br_if
  { from: 0x0e, to: 0x0e, read: immediate.labels }, // br_table
  { from: 0x0f, to: 0x0f, read: immediate.nothing }, // return
  { from: 0x10, to: 0x10, read: immediate.index }, // call
  { from: 0x11, to: 0x11, read: immediate.indirectCall }, // call_indirect
  { from: 0x12, to: 0x12, read: immediate.index, features: ['tailCall'] }, // return_call
  { from: 0x13, to: 0x13, read: immediate.indirectCall, features: ['tailCall'] }, // return_call_indirect
  { from: 0x14, to: 0x14, read: immediate.index, features: ['typedFunctionReferences'] }, // call_ref
  { from: 0x15, to: 0x15, read: immediate.index, features: ['tailCall', 'typedFunctionReferences'] }, // return_call_ref
  { from: 0x18, to: 0x18, read: immediate.index, features: ['exceptions'], nesting: -1 }, // delegate: ends its try
  { from: 0x19, to: 0x19, read: immediate.nothing, features: ['exceptions'] }, // catch_all
  { from: 0x1a, to: 0x1b, read: immediate.nothing }, // drop, select
  { from: 0x1c, to: 0x1c, read: immediate.valueTypes }, // select with its type
  { from: 0x1f, to: 0x1f, read: immediate.tryTable, features: ['exceptionsFinal'], nesting: 1 }, // try_table
  { from: 0x20, to: 0x24, read: immediate.index }, // local.*, global.*
  { from: 0x25, to: 0x26, read: immediate.index, features: ['referenceTypes'] }, // table.get, table.set
  { from: 0x28, to: 0x3e, read: immediate.memoryArgument }, // loads and stores
  { from: 0x3f, to: 0x40, read: immediate.memory }, // memory.size, memory.grow
  { from: 0x41, to: 0x41, read: immediate.i32 },
  { from: 0x42, to: 0x42, read: immediate.i64 },
  { from: 0x43, to: 0x43, read: immediate.fourBytes }, // f32.const
  { from: 0x44, to: 0x44, read: immediate.eightBytes }, // f64.const
  { from: 0x45, to: 0xbf, read: immediate.nothing }, // comparison, arithmetic, conversion
  { from: 0xc0, to: 0xc4, read: immediate.nothing, features: ['signExtensions'] },
  { from: 0xd0, to: 0xd0, read: immediate.heapType, features: ['referenceTypes'] }, // ref.null
  { from: 0xd1, to: 0xd1, read: immediate.nothing, features: ['referenceTypes'] }, // ref.is_null
  { from: 0xd2, to: 0xd2, read: immediate.index, features: ['referenceTypes'] }, // ref.func
  { from: 0xd3, to: 0xd3, read: immediate.nothing, features: ['gc'] }, // ref.eq
  { from: 0xd4, to: 0xd4, read: immediate.nothing, features: ['typedFunctionReferences'] }, // ref.as_non_null
  { from: 0xd5, to: 0xd6, read: immediate.index, features: ['typedFunctionReferences'] }, // br_on_null, br_on_non_null
])

/** Behind 0xFB: garbage collection. */
export const gc = table(
  [
    { from: 0, to: 1, read: immediate.index }, // struct.new, struct.new_default
    { from: 2, to: 5, read: immediate.twoIndices }, // struct.get*, struct.set
    { from: 6, to: 7, read: immediate.index }, // array.new, array.new_default
    { from: 8, to: 10, read: immediate.twoIndices }, // array.new_fixed, array.new_data, array.new_elem
    { from: 11, to: 14, read: immediate.index }, // array.get*, array.set
    { from: 15, to: 15, read: immediate.nothing }, // array.len
    { from: 16, to: 16, read: immediate.index }, // array.fill
    { from: 17, to: 19, read: immediate.twoIndices }, // array.copy, array.init_data, array.init_elem
    { from: 20, to: 23, read: immediate.heapType }, // ref.test, ref.cast
    { from: 24, to: 25, read: immediate.castBranch }, // br_on_cast, br_on_cast_fail
    { from: 26, to: 30, read: immediate.nothing }, // any.convert_extern, extern.convert_any, i31
  ],
  ['gc'],
)

/** Behind 0xFC: saturating conversion, bulk memory, tables, wide arithmetic. */
export const misc = table([
  { from: 0, to: 7, read: immediate.nothing, features: ['saturatedFloatToInt'] },
  { from: 8, to: 8, read: immediate.dataAndMemory, features: ['bulkMemory'] }, // memory.init
  { from: 9, to: 9, read: immediate.index, features: ['bulkMemory'] }, // data.drop
  { from: 10, to: 10, read: immediate.twoMemories, features: ['bulkMemory'] }, // memory.copy
  { from: 11, to: 11, read: immediate.memory, features: ['bulkMemory'] }, // memory.fill
  { from: 12, to: 12, read: immediate.twoIndices, features: ['bulkMemory'] }, // table.init
  { from: 13, to: 13, read: immediate.index, features: ['bulkMemory'] }, // elem.drop
  { from: 14, to: 14, read: immediate.twoIndices, features: ['bulkMemory'] }, // table.copy
  { from: 15, to: 17, read: immediate.index, features: ['referenceTypes'] }, // table.grow, table.size, table.fill
  { from: 19, to: 22, read: immediate.nothing, features: ['wideArithmetic'] },
])

/** Between the opcodes 0x60 and 0xFF of SIMD, numbers that were never given to an instruction. */
const simdHoles = new Set([
  154, 162, 165, 166, 175, 176, 178, 179, 180, 187, 194, 197, 198, 207, 208, 210, 211, 212, 226, 238,
])

/** Behind 0xFD: SIMD and, from 0x100, relaxed SIMD. */
export const simd: Opcodes = table(
  [
    { from: 0, to: 11, read: immediate.memoryArgument }, // v128.load*, v128.store
    { from: 12, to: 13, read: immediate.sixteenBytes }, // v128.const, i8x16.shuffle
    { from: 14, to: 20, read: immediate.nothing }, // i8x16.swizzle, splats
    { from: 21, to: 34, read: immediate.oneByte }, // extract_lane, replace_lane
    { from: 35, to: 83, read: immediate.nothing }, // comparison, bits
    { from: 84, to: 91, read: immediate.memoryArgumentAndLane }, // v128.load*_lane, v128.store*_lane
    { from: 92, to: 93, read: immediate.memoryArgument }, // v128.load32_zero, v128.load64_zero
    { from: 94, to: 255, read: immediate.nothing }, // arithmetic, conversion
    { from: 256, to: 275, read: immediate.nothing, features: ['relaxedSimd'] },
  ],
  ['simd'],
).map((instruction, opcode) => (simdHoles.has(opcode) ? undefined : instruction))

/** Behind 0xFE: atomic access to memory (threads proposal). */
export const atomics = table(
  [
    { from: 0x00, to: 0x02, read: immediate.memoryArgument }, // memory.atomic.notify, wait32, wait64
    { from: 0x03, to: 0x03, read: immediate.fenceOrder },
    { from: 0x10, to: 0x4e, read: immediate.memoryArgument }, // load, store, read-modify-write
  ],
  ['threads'],
)

/** The opcode spaces by their prefix byte. */
export const prefixed: Readonly<Record<number, Opcodes>> = { 0xfb: gc, 0xfc: misc, 0xfd: simd, 0xfe: atomics }
