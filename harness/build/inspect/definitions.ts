import type { Findings } from './features.ts'
import { readConstantExpression } from './instructions.ts'
import type { Reader } from './reader.ts'
import { readReferenceType, readValueType } from './types.ts'

/** What modules import, export and define; the position is the byte that stands for the kind. */
export const externKinds = ['function', 'table', 'memory', 'global', 'tag'] as const
export type ExternKind = (typeof externKinds)[number]

export const readExternKind = (reader: Reader): ExternKind => {
  const start = reader.offset
  return externKinds[reader.byte()] ?? reader.fail('Unknown kind of import or export', start)
}

/** How large a memory or table is at least and at most, in its unit; pages of 64 KiB of a memory. */
export interface Limits {
  readonly initial: number
  /** `null` where nothing bounds it. */
  readonly maximum: number | null
  /** Whether several threads may have it. */
  readonly shared: boolean
}

const readLimits = (reader: Reader): Limits & { readonly wide: boolean } => {
  const start = reader.offset
  const flags = reader.byte()
  if (flags > 7) reader.fail(`Unknown limits 0x${flags.toString(16)}`, start)
  const wide = (flags & 4) !== 0
  const bits = wide ? 64 : 32
  const initial = reader.unsigned(bits)
  const maximum = (flags & 1) === 0 ? null : reader.unsigned(bits)
  return { initial, maximum, shared: (flags & 2) !== 0, wide }
}

export const readMemory = (reader: Reader, found: Findings): Limits => {
  const { wide, ...limits } = readLimits(reader)
  if (limits.shared) found.features.add('threads')
  if (wide) found.features.add('memory64')
  return limits
}

export const readTableType = (reader: Reader, found: Findings): void => {
  if (reader.peek() === 0x70) reader.byte()
  else readReferenceType(reader, found)
  const start = reader.offset
  const limits = readLimits(reader)
  if (limits.shared) reader.fail('Shared tables are not known', start)
  // Tables got 64-bit indices from the same proposal as memories.
  if (limits.wide) found.features.add('memory64')
}

/** A table as it is defined: its type or, behind 0x40 0x00, its type and what its elements begin as. */
export const readTable = (reader: Reader, found: Findings): void => {
  if (reader.peek() !== 0x40) {
    readTableType(reader, found)
    return
  }
  reader.byte()
  const start = reader.offset
  if (reader.byte() !== 0) reader.fail('Unknown kind of table', start)
  found.features.add('typedFunctionReferences')
  readTableType(reader, found)
  readConstantExpression(reader, found)
}

/** Returns whether the global is mutable. */
export const readGlobalType = (reader: Reader, found: Findings): boolean => {
  readValueType(reader, found)
  const start = reader.offset
  const mutable = reader.byte()
  if (mutable > 1) reader.fail('A global is neither constant nor mutable', start)
  return mutable === 1
}

/** A tag is a zero byte and the index of its type. */
export const readTag = (reader: Reader, found: Findings): void => {
  const start = reader.offset
  if (reader.byte() !== 0) reader.fail('Unknown kind of tag', start)
  reader.u32()
  found.usesTags = true
}
