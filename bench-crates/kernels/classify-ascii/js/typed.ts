import { sampledChecksum } from '../../../support/js/checksum.ts'
import { filled } from '../../../support/js/filled.ts'
import { characterCode, digit, letter, other, space } from './input.ts'

const between = (code: number, first: string, last: string): boolean =>
  code >= first.charCodeAt(0) && code <= last.charCodeAt(0)

/** The class of every byte. */
const classOf = filled(new Uint8Array(256), (code) => {
  if (code === 0x20 || between(code, '\t', '\r')) return space
  if (between(code, '0', '9')) return digit
  return between(code, 'a', 'z') || between(code, 'A', 'Z') ? letter : other
})

let text = new Uint8Array()
let classes = new Uint8Array()

export const bench_setup = (size: number): void => {
  text = filled(new Uint8Array(size), characterCode)
  classes = new Uint8Array(size)
}

const classify = (bytes: Uint8Array, table: Uint8Array, to: Uint8Array): void => {
  for (let index = 0; index < to.length; index++) to[index] = table[bytes[index] as number] as number
}

export const bench_run = (): number => {
  classify(text, classOf, classes)
  return sampledChecksum(classes)
}
