import { sampledChecksum } from '../../../support/js/checksum.ts'
import { filled } from '../../../support/js/filled.ts'
import { byteOfA, byteOfB } from './input.ts'

let a = new Uint8Array()
let b = new Uint8Array()
/** Stores of larger numbers stop at 255 by themselves. */
let sums = new Uint8ClampedArray()

export const bench_setup = (size: number): void => {
  a = filled(new Uint8Array(size), byteOfA)
  b = filled(new Uint8Array(size), byteOfB)
  sums = new Uint8ClampedArray(size)
}

const addSaturating = (x: Uint8Array, y: Uint8Array, to: Uint8ClampedArray): void => {
  for (let index = 0; index < to.length; index++) to[index] = (x[index] as number) + (y[index] as number)
}

export const bench_run = (): number => {
  addSaturating(a, b, sums)
  return sampledChecksum(sums)
}
