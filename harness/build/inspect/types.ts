import type { Findings } from './features.ts'
import type { Reader } from './reader.ts'

/** Parameters and results of a function, as the text format writes them. */
export interface FunctionType {
  readonly params: readonly string[]
  readonly results: readonly string[]
}

const numberTypes: Readonly<Record<number, string>> = { 0x7f: 'i32', 0x7e: 'i64', 0x7d: 'f32', 0x7c: 'f64' }

/** Heap types that have a byte of their own (core specification, 5.3.4), and who brought them. */
const heapTypes: Readonly<Record<number, readonly [string, 'referenceTypes' | 'gc' | 'exceptionsFinal']>> = {
  0x70: ['func', 'referenceTypes'],
  0x6f: ['extern', 'referenceTypes'],
  0x6e: ['any', 'gc'],
  0x6d: ['eq', 'gc'],
  0x6c: ['i31', 'gc'],
  0x6b: ['struct', 'gc'],
  0x6a: ['array', 'gc'],
  0x71: ['none', 'gc'],
  0x72: ['noextern', 'gc'],
  0x73: ['nofunc', 'gc'],
  0x69: ['exn', 'exceptionsFinal'],
  0x74: ['noexn', 'exceptionsFinal'],
}

/** Reads a heap type: a byte of its own, or the index of a defined type. */
export const readHeapType = (reader: Reader, found: Findings): string => {
  const start = reader.offset
  const abstract = heapTypes[reader.peek()]
  if (abstract !== undefined) {
    reader.byte()
    found.features.add(abstract[1])
    return abstract[0]
  }
  const index = reader.signed(33)
  if (index < 0) reader.fail('Unknown heap type', start)
  found.features.add('typedFunctionReferences')
  return String(index)
}

/** Reads a reference type; `funcref` in the place of a table's type is as old as Wasm, so its caller decides what it means. */
export const readReferenceType = (reader: Reader, found: Findings): string => {
  const start = reader.offset
  const byte = reader.peek()
  if (byte === 0x63 || byte === 0x64) {
    reader.byte()
    // The long form came with typed function references, whatever it refers to.
    found.features.add('typedFunctionReferences')
    return `(ref ${byte === 0x63 ? 'null ' : ''}${readHeapType(reader, found)})`
  }
  if (heapTypes[byte] === undefined) reader.fail(`Unknown reference type 0x${byte.toString(16)}`, start)
  return `${readHeapType(reader, found)}ref`
}

export const readValueType = (reader: Reader, found: Findings): string => {
  const byte = reader.peek()
  const number = numberTypes[byte]
  if (number !== undefined) {
    reader.byte()
    return number
  }
  if (byte === 0x7b) {
    reader.byte()
    found.features.add('simd')
    return 'v128'
  }
  return readReferenceType(reader, found)
}

/** Reads the type of a block: nothing, one result, or the index of a function type, which is multi-value. */
export const readBlockType = (reader: Reader, found: Findings): void => {
  const byte = reader.peek()
  if (byte === 0x40) {
    reader.byte()
    return
  }
  // Types are negative numbers of one byte, indices are not negative.
  if (byte >= 0x40 && byte < 0x80) {
    readValueType(reader, found)
    return
  }
  const start = reader.offset
  if (reader.signed(33) < 0) reader.fail('Unknown block type', start)
  found.features.add('multiValue')
}

const readField = (reader: Reader, found: Findings): void => {
  const byte = reader.peek()
  if (byte === 0x78 || byte === 0x77) reader.byte()
  else readValueType(reader, found)
  const at = reader.offset
  if (reader.byte() > 1) reader.fail('A field is neither constant nor mutable', at)
}

const readCompositeType = (reader: Reader, found: Findings): FunctionType | null => {
  const start = reader.offset
  const byte = reader.byte()
  if (byte === 0x60) {
    const params = reader.list(() => readValueType(reader, found))
    const results = reader.list(() => readValueType(reader, found))
    if (results.length > 1) found.features.add('multiValue')
    return { params, results }
  }
  found.features.add('gc')
  if (byte === 0x5f) reader.list(() => readField(reader, found))
  else if (byte === 0x5e) readField(reader, found)
  else reader.fail(`Unknown kind of type 0x${byte.toString(16)}`, start)
  return null
}

const readSubType = (reader: Reader, found: Findings): FunctionType | null => {
  const byte = reader.peek()
  if (byte === 0x50 || byte === 0x4f) {
    reader.byte()
    found.features.add('gc')
    reader.list(() => reader.u32())
  }
  return readCompositeType(reader, found)
}

/** Reads the type section. The index in what it returns is the type's index; structs and arrays are null. */
export const readTypes = (reader: Reader, found: Findings): (FunctionType | null)[] =>
  reader
    .list(() => {
      if (reader.peek() !== 0x4e) return [readSubType(reader, found)]
      reader.byte()
      found.features.add('gc')
      return reader.list(() => readSubType(reader, found))
    })
    .flat()
