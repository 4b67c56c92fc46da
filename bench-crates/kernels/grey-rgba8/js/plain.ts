import { sampledChecksum } from '../../../support/js/checksum.ts'
import { list } from '../../../support/js/filled.ts'
import { byteAt } from './input.ts'

interface Pixel {
  readonly red: number
  readonly green: number
  readonly blue: number
  readonly alpha: number
}

let pixels: Pixel[] = []
let luma: number[] = []

export const bench_setup = (size: number): void => {
  pixels = []
  for (let first = 0; first < 4 * size; first += 4) {
    const [red, green, blue, alpha] = [byteAt(first), byteAt(first + 1), byteAt(first + 2), byteAt(first + 3)]
    pixels.push({ red, green, blue, alpha })
  }
  luma = list(size, () => 0)
}

/** The weights of ITU-R BT.601, in 256ths. */
const greyOf = ({ red, green, blue }: Pixel): number => Math.round((77 * red + 150 * green + 29 * blue) / 256)

export const bench_run = (): number => {
  pixels.forEach((pixel, index) => {
    luma[index] = greyOf(pixel)
  })
  return sampledChecksum(luma)
}
