import type { Findings } from './features.ts'
import { readExpression } from './instructions.ts'
import type { Reader } from './reader.ts'
import { simdNames } from './simdNames.ts'
import { readValueType } from './types.ts'

export interface CodeFacts {
  /** Bytes of each function in the code section, the length before it counted in. */
  readonly bodies: readonly number[]
  readonly simdInstructions: number
  /** How often each SIMD instruction occurs, by its name in the text format; the most frequent first. */
  readonly simdMix: Readonly<Record<string, number>>
}

const simdPrefix = 0xfd

const readFunction = (body: Reader, found: Findings, simd: number[]): void => {
  body.list(() => {
    body.u32()
    readValueType(body, found)
  })
  readExpression(body, found, (first, opcode) => {
    if (first === simdPrefix) simd[opcode] = (simd[opcode] ?? 0) + 1
  })
  if (!body.done) body.fail('A function goes on after its end')
}

/** Walks over every instruction of the code section. */
export const readCode = (reader: Reader, found: Findings): CodeFacts => {
  const simd = simdNames.map(() => 0)
  const bodies = reader.list(() => {
    const start = reader.offset
    readFunction(reader.part(reader.u32()), found, simd)
    return reader.offset - start
  })
  const mix = simd
    .flatMap((count, opcode): [string, number][] => (count === 0 ? [] : [[simdNames[opcode] ?? String(opcode), count]]))
    .toSorted(([, one], [, other]) => other - one)
  return { bodies, simdInstructions: simd.reduce((sum, count) => sum + count, 0), simdMix: Object.fromEntries(mix) }
}
