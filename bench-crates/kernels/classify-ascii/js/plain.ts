import { sampledChecksum } from '../../../support/js/checksum.ts'
import { list } from '../../../support/js/filled.ts'
import { characterCode, digit, letter, other, space } from './input.ts'

let text = ''
let classes: number[] = []

export const bench_setup = (size: number): void => {
  text = Array.from({ length: size }, (_, index) => String.fromCharCode(characterCode(index))).join('')
  classes = list(size, () => other)
}

const classOf = (character: string): number => {
  if (character === ' ' || (character >= '\t' && character <= '\r')) return space
  if (character >= '0' && character <= '9') return digit
  if ((character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')) return letter
  return other
}

export const bench_run = (): number => {
  for (let index = 0; index < text.length; index++) classes[index] = classOf(text.charAt(index))
  return sampledChecksum(classes)
}
