import type { Findings } from './features.ts'
import { readConstantExpression } from './instructions.ts'
import type { Reader } from './reader.ts'
import { readReferenceType } from './types.ts'

/** Reads the element section (core specification, 5.5.12). */
export const readElements = (reader: Reader, found: Findings): void => {
  reader.list(() => {
    const start = reader.offset
    const flags = reader.u32()
    if (flags > 7) reader.fail(`Unknown kind of element segment ${flags}`, start)
    const active = (flags & 1) === 0
    const explicit = (flags & 2) !== 0
    const expressions = (flags & 4) !== 0
    if (flags !== 0) found.features.add('bulkMemory')
    // Declared segments only exist for ref.func.
    if (!active && explicit) found.features.add('referenceTypes')
    if (active) {
      if (explicit && reader.u32() !== 0) found.features.add('referenceTypes')
      readConstantExpression(reader, found)
    }
    if (!active || explicit) readElementType(reader, found, expressions)
    reader.list(() => (expressions ? readConstantExpression(reader, found) : void reader.u32()))
  })
}

const readElementType = (reader: Reader, found: Findings, expressions: boolean): void => {
  const start = reader.offset
  if (!expressions) {
    if (reader.byte() !== 0) reader.fail('Unknown kind of elements', start)
  } else if (reader.peek() === 0x70) reader.byte()
  else readReferenceType(reader, found)
}

/** Reads the data section (core specification, 5.5.14). */
export const readData = (reader: Reader, found: Findings): void => {
  reader.list(() => {
    const start = reader.offset
    const flags = reader.u32()
    if (flags > 2) reader.fail(`Unknown kind of data segment ${flags}`, start)
    if (flags !== 0) found.features.add('bulkMemory')
    if (flags === 2 && reader.u32() !== 0) found.features.add('multiMemory')
    if (flags !== 1) readConstantExpression(reader, found)
    reader.skip(reader.u32())
  })
}
