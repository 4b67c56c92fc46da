import type { Findings } from './features.ts'
import type { Reader } from './reader.ts'
import { readBlockType, readHeapType, readValueType } from './types.ts'

/** Reads what follows an opcode, and notes the features that it gives away. */
export type ReadImmediates = (reader: Reader, found: Findings) => void

export const nothing: ReadImmediates = () => {}
export const index: ReadImmediates = (reader) => void reader.u32()
export const twoIndices: ReadImmediates = (reader) => {
  reader.u32()
  reader.u32()
}
export const oneByte: ReadImmediates = (reader) => reader.skip(1)
export const sixteenBytes: ReadImmediates = (reader) => reader.skip(16)
export const fourBytes: ReadImmediates = (reader) => reader.skip(4)
export const eightBytes: ReadImmediates = (reader) => reader.skip(8)
export const i32: ReadImmediates = (reader) => void reader.signed(32)
export const i64: ReadImmediates = (reader) => void reader.signed(64)
export const heapType: ReadImmediates = (reader, found) => void readHeapType(reader, found)
export const blockType: ReadImmediates = readBlockType

/** Index of a memory: another one than the first exists with multi-memory only. */
export const memory: ReadImmediates = (reader, found) => {
  if (reader.u32() !== 0) found.features.add('multiMemory')
}

export const twoMemories: ReadImmediates = (reader, found) => {
  memory(reader, found)
  memory(reader, found)
}

/** Alignment and offset of an access to memory; bit 6 of the alignment says that the index of a memory follows. */
export const memoryArgument: ReadImmediates = (reader, found) => {
  const start = reader.offset
  const alignment = reader.u32()
  if (alignment >= 0x80) reader.fail(`Unknown alignment ${alignment}`, start)
  if ((alignment & 0x40) !== 0) memory(reader, found)
  reader.unsigned(64)
}

export const memoryArgumentAndLane: ReadImmediates = (reader, found) => {
  memoryArgument(reader, found)
  reader.skip(1)
}

export const dataAndMemory: ReadImmediates = (reader, found) => {
  reader.u32()
  memory(reader, found)
}

export const labels: ReadImmediates = (reader) => {
  reader.list(() => reader.u32())
  reader.u32()
}

export const valueTypes: ReadImmediates = (reader, found) => {
  found.features.add('referenceTypes')
  reader.list(() => readValueType(reader, found))
}

/** Type and table. Before reference types the table was a single zero byte; LLVM writes that zero with five bytes. */
export const indirectCall: ReadImmediates = (reader, found) => {
  reader.u32()
  const start = reader.offset
  const table = reader.u32()
  if (table !== 0 || reader.offset !== start + 1) found.features.add('referenceTypes')
}

/** Type of the block and its catch clauses: kind, tag unless it catches all, label. */
export const tryTable: ReadImmediates = (reader, found) => {
  readBlockType(reader, found)
  reader.list(() => {
    const start = reader.offset
    const kind = reader.byte()
    if (kind > 3) reader.fail(`Unknown kind of catch clause ${kind}`, start)
    if (kind < 2) reader.u32()
    reader.u32()
  })
}

/** Which of the two types are nullable, label, the two types. */
export const castBranch: ReadImmediates = (reader, found) => {
  const start = reader.offset
  if (reader.byte() > 3) reader.fail('Unknown flags of a branch on a cast', start)
  reader.u32()
  readHeapType(reader, found)
  readHeapType(reader, found)
}

/** The fence has one byte for an order of memory accesses; only zero is defined. */
export const fenceOrder: ReadImmediates = (reader) => {
  const start = reader.offset
  if (reader.byte() !== 0) reader.fail('Unknown order of a fence', start)
}
