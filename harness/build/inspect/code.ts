import type { Findings } from './features.ts'
import { readExpression } from './instructions.ts'
import type { Reader } from './reader.ts'
import { readValueType } from './types.ts'

export interface CodeFacts {
  readonly functions: number
  readonly simdInstructions: number
}

const readFunction = (body: Reader, found: Findings): number => {
  body.list(() => {
    body.u32()
    readValueType(body, found)
  })
  const simdInstructions = readExpression(body, found)
  if (!body.done) body.fail('A function goes on after its end')
  return simdInstructions
}

/** Walks over every instruction of the code section. */
export const readCode = (reader: Reader, found: Findings): CodeFacts => {
  const counts = reader.list(() => readFunction(reader.part(reader.u32()), found))
  return { functions: counts.length, simdInstructions: counts.reduce((sum, count) => sum + count, 0) }
}
