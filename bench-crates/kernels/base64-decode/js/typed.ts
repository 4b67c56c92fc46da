import { sampledChecksum } from '../../../support/js/checksum.ts'
import { filled } from '../../../support/js/filled.ts'
import { alphabet, characterCode, encodedLength } from './input.ts'

const [padding, zero] = ['='.charCodeAt(0), 'A'.charCodeAt(0)]

/** What is not of the alphabet: a bit that none of the 24 is. It makes a number negative. */
const wrong = 1 << 31

/** By character: the bits that it stands for, where they are in three bytes, the first the lowest. */
const bitsBy = (bitsOf: (value: number) => number): Int32Array => {
  const bits = new Int32Array(256).fill(wrong)
  for (let value = 0; value < 64; value++) bits[alphabet.charCodeAt(value)] = bitsOf(value)
  return bits
}
const bits0 = bitsBy((value) => value << 2)
const bits1 = bitsBy((value) => (value >> 4) | ((value & 0xf) << 12))
const bits2 = bitsBy((value) => ((value >> 2) << 8) | ((value & 3) << 22))
const bits3 = bitsBy((value) => value << 16)

let text = new Uint8Array()
let bytes = new Uint8Array()

export const bench_setup = (size: number): void => {
  text = filled(new Uint8Array(encodedLength(size)), (index) => characterCode(size, index))
  bytes = new Uint8Array(size)
}

/** Decodes quanta, four characters each, to three bytes each, and tells whether all characters were of the alphabet. */
const decodeQuanta = (from: Uint8Array, quanta: number, to: Uint8Array): boolean => {
  let all = 0
  for (let quantum = 0, read = 0, write = 0; quantum < quanta; quantum++, read += 4, write += 3) {
    const bits =
      (bits0[from[read] as number] as number) |
      (bits1[from[read + 1] as number] as number) |
      (bits2[from[read + 2] as number] as number) |
      (bits3[from[read + 3] as number] as number)
    all |= bits
    to[write] = bits
    to[write + 1] = bits >> 8
    to[write + 2] = bits >> 16
  }
  return all >= 0
}

const lastText = new Uint8Array(4)
const lastBytes = new Uint8Array(3)

/** Decodes the quantum that may have padding; how many bytes come of it, or 0 if it is wrong. */
const decodeLast = (from: Uint8Array): number => {
  const start = from.length - 4
  for (let place = 0; place < 4; place++) lastText[place] = from[start + place] as number
  const padded = lastText[3] === padding
  const count = padded ? (lastText[2] === padding ? 1 : 2) : 3
  lastText.fill(zero, count + 1)
  const right = decodeQuanta(lastText, 1, lastBytes)
  return right && lastBytes.subarray(count).every((byte) => byte === 0) ? count : 0
}

/** How many bytes come out; `null` if it is not base64 with padding. */
const decode = (from: Uint8Array, to: Uint8Array): number | null => {
  if (from.length === 0) return 0
  if (from.length % 4 !== 0) return null
  const quanta = from.length / 4 - 1
  const count = decodeLast(from)
  if (count === 0 || !decodeQuanta(from, quanta, to)) return null
  for (let index = 0; index < count; index++) to[3 * quanta + index] = lastBytes[index] as number
  return 3 * quanta + count
}

export const bench_run = (): number => {
  const length = decode(text, bytes)
  return length === bytes.length ? sampledChecksum(bytes) : 0
}
