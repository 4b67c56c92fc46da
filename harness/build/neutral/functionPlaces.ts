import { readExternKind, readGlobalType, readTableType } from '../inspect/definitions.ts'
import type { Findings } from '../inspect/features.ts'
import { readExpression } from '../inspect/instructions.ts'
import type { Reader } from '../inspect/reader.ts'
import { readReferenceType } from '../inspect/types.ts'

/** Where a module names a function: the bytes from `from` to before `to` are its index. */
export interface FunctionPlace {
  readonly from: number
  readonly to: number
  readonly index: number
}

/** Finds the places in the payload of a section. */
export type FindPlaces = (reader: Reader, found: Findings) => FunctionPlace[]

/** Instructions whose one immediate is the index of a function: call, return_call, ref.func. */
const namesFunction = new Set([0x10, 0x12, 0xd2])

const loop = 0x03

const readPlace = (reader: Reader): FunctionPlace => {
  const from = reader.offset
  const index = reader.u32()
  return { from, to: reader.offset, index }
}

/** Reads an expression to its end; says which functions it names, and whether it loops. */
export const expressionPlaces = (reader: Reader, found: Findings): { places: FunctionPlace[]; loops: boolean } => {
  const places: FunctionPlace[] = []
  let loops = false
  let start = reader.offset
  readExpression(reader, found, (opcode) => {
    const end = reader.offset
    if (opcode === loop) loops = true
    if (namesFunction.has(opcode)) {
      reader.offset = start + 1
      places.push(readPlace(reader))
    }
    start = end
  })
  return { places, loops }
}

export const globalPlaces: FindPlaces = (reader, found) =>
  reader
    .list(() => {
      readGlobalType(reader, found)
      return expressionPlaces(reader, found).places
    })
    .flat()

/** A table names functions where it says what its elements begin as: behind 0x40 0x00 and its type. */
export const tablePlaces: FindPlaces = (reader, found) =>
  reader
    .list(() => {
      const initialised = reader.peek() === 0x40
      if (initialised) reader.skip(2)
      readTableType(reader, found)
      return initialised ? expressionPlaces(reader, found).places : []
    })
    .flat()

export const exportPlaces: FindPlaces = (reader) =>
  reader
    .list(() => {
      reader.name()
      const kind = readExternKind(reader)
      const place = readPlace(reader)
      return kind === 'function' ? [place] : []
    })
    .flat()

export const startPlaces: FindPlaces = (reader) => [readPlace(reader)]

/** Element segments (core specification, 5.5.12) name functions by index or, with bit 2 of their flags, by expression. */
export const elementPlaces: FindPlaces = (reader, found) =>
  reader
    .list(() => {
      const flags = reader.u32()
      const active = (flags & 1) === 0
      const explicit = (flags & 2) !== 0
      const expressions = (flags & 4) !== 0
      if (active && explicit) reader.u32()
      if (active) expressionPlaces(reader, found)
      if (!active || explicit) {
        if (expressions) readReferenceType(reader, found)
        else reader.skip(1)
      }
      return reader.list(() => (expressions ? expressionPlaces(reader, found).places : [readPlace(reader)])).flat()
    })
    .flat()
