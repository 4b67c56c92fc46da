import { sampledChecksum } from '../../../support/js/checksum.ts'
import { list } from '../../../support/js/filled.ts'
import { numberAt, rowLength } from './input.ts'

let numbers: number[] = []
let sorted: number[] = []

export const bench_setup = (size: number): void => {
  numbers = list(size, numberAt)
  sorted = list(size, () => 0)
}

export const bench_run = (): number => {
  for (let start = 0; start < numbers.length; start += rowLength) {
    const row = numbers.slice(start, start + rowLength).toSorted((a, b) => a - b)
    for (let place = 0; place < row.length; place++) sorted[start + place] = row[place] as number
  }
  return sampledChecksum(sorted)
}
