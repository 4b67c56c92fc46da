import { sampledChecksum } from '../../../support/js/checksum.ts'
import { filled } from '../../../support/js/filled.ts'
import { byteAt } from './input.ts'

let rgba = new Uint8Array()
let luma = new Uint8Array()

export const bench_setup = (size: number): void => {
  rgba = filled(new Uint8Array(4 * size), byteAt)
  luma = new Uint8Array(size)
}

/** The weights of ITU-R BT.601, in 256ths, rounded. */
const grey = (from: Uint8Array, to: Uint8Array): void => {
  for (let pixel = 0, first = 0; pixel < to.length; pixel++, first += 4) {
    const red = from[first] as number
    const green = from[first + 1] as number
    const blue = from[first + 2] as number
    to[pixel] = (77 * red + 150 * green + 29 * blue + 128) >> 8
  }
}

export const bench_run = (): number => {
  grey(rgba, luma)
  return sampledChecksum(luma)
}
