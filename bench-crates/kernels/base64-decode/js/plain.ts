import { sampledChecksum } from '../../../support/js/checksum.ts'
import { list } from '../../../support/js/filled.ts'
import { characterCode, encodedLength } from './input.ts'

let text = ''
let bytes: number[] = []

export const bench_setup = (size: number): void => {
  // In pieces, because a call takes only so many arguments.
  const codes = list(encodedLength(size), (index) => characterCode(size, index))
  text = ''
  for (let start = 0; start < codes.length; start += 4096) {
    text += String.fromCharCode(...codes.slice(start, start + 4096))
  }
  bytes = list(size, () => 0)
}

/** The browser decodes, to a string with a character for each byte. That is what one first writes, and it is native code. */
export const bench_run = (): number => {
  const decoded = atob(text)
  for (let index = 0; index < decoded.length; index++) bytes[index] = decoded.charCodeAt(index)
  return sampledChecksum(bytes)
}
