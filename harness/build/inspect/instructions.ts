import type { Findings } from './features.ts'
import { plain, prefixed } from './opcodes.ts'
import type { Reader } from './reader.ts'

/**
 * Reads an expression up to and including the `end` that closes it and notes the features it uses. `see` gets every
 * opcode or, of those that have a prefix, the prefix and the opcode behind it.
 * Throws WasmDecodeError at an opcode that is not known, rather than go on from a wrong place.
 */
export const readExpression = (
  reader: Reader,
  found: Findings,
  see?: (first: number, opcode: number) => void,
): void => {
  let depth = 1
  while (depth > 0) {
    const start = reader.offset
    const first = reader.byte()
    const space = prefixed[first]
    const opcode = space === undefined ? first : reader.u32()
    const instruction = (space ?? plain)[opcode]
    if (instruction === undefined) {
      const bytes = space === undefined ? [first] : [first, opcode]
      return reader.fail(`Unknown instruction ${bytes.map((part) => `0x${part.toString(16)}`).join(' ')}`, start)
    }
    instruction.read(reader, found)
    for (const feature of instruction.features) found.features.add(feature)
    depth += instruction.nesting
    see?.(first, opcode)
  }
}

/** Instructions that constant expressions could not hold before extended-const: add, subtract, multiply. */
const extendedConstant = new Set([0x6a, 0x6b, 0x6c, 0x7c, 0x7d, 0x7e])

/** Reads a constant expression: the value of a global, the offset of a segment. */
export const readConstantExpression = (reader: Reader, found: Findings): void => {
  readExpression(reader, found, (opcode) => {
    if (extendedConstant.has(opcode)) found.features.add('extendedConst')
  })
}
