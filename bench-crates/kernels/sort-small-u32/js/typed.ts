import { sampledChecksum } from '../../../support/js/checksum.ts'
import { filled } from '../../../support/js/filled.ts'
import { numberAt, rowLength } from './input.ts'

let numbers = new Uint32Array()
let sorted = new Uint32Array()

export const bench_setup = (size: number): void => {
  numbers = filled(new Uint32Array(size), numberAt)
  sorted = new Uint32Array(size)
}

const order = (rows: Uint32Array, first: number, second: number): void => {
  const a = rows[first] as number
  const b = rows[second] as number
  if (a > b) {
    rows[first] = b
    rows[second] = a
  }
}

/** The network of 19 comparisons, as in src/network.rs. */
const sortRow = (rows: Uint32Array, start: number): void => {
  const a = start
  const b = start + 1
  const c = start + 2
  const d = start + 3
  const e = start + 4
  const f = start + 5
  const g = start + 6
  const h = start + 7
  order(rows, a, c)
  order(rows, b, d)
  order(rows, e, g)
  order(rows, f, h)

  order(rows, a, e)
  order(rows, b, f)
  order(rows, c, g)
  order(rows, d, h)

  order(rows, a, b)
  order(rows, c, d)
  order(rows, e, f)
  order(rows, g, h)

  order(rows, c, e)
  order(rows, d, f)

  order(rows, b, e)
  order(rows, d, g)

  order(rows, b, c)
  order(rows, d, e)
  order(rows, f, g)
}

/** For a row of fewer than eight: each number goes down past those that are larger. */
const insertInOrder = (rows: Uint32Array, start: number): void => {
  for (let end = start + 1; end < rows.length; end++) {
    for (let place = end; place > start; place--) order(rows, place - 1, place)
  }
}

const sortRows = (from: Uint32Array, to: Uint32Array): void => {
  to.set(from)
  const whole = to.length - (to.length % rowLength)
  insertInOrder(to, whole)
  for (let start = 0; start < whole; start += rowLength) sortRow(to, start)
}

export const bench_run = (): number => {
  sortRows(numbers, sorted)
  return sampledChecksum(sorted)
}
