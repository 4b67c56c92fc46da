import { sampledChecksum } from '../../../support/js/checksum.ts'
import { list } from '../../../support/js/filled.ts'
import { byteOfA, byteOfB } from './input.ts'

let a: number[] = []
let b: number[] = []
let sums: number[] = []

export const bench_setup = (size: number): void => {
  a = list(size, byteOfA)
  b = list(size, byteOfB)
  sums = list(size, () => 0)
}

export const bench_run = (): number => {
  for (let index = 0; index < sums.length; index++) {
    sums[index] = Math.min((a[index] as number) + (b[index] as number), 255)
  }
  return sampledChecksum(sums)
}
