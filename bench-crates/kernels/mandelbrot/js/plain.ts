import { list } from '../../../support/js/filled.ts'
import { imaginaryPart, mostSteps, realPart } from './view.ts'

interface Complex {
  readonly re: number
  readonly im: number
}

// Rounded as f32 arithmetic is: in double precision, points near the edge would escape after another number of steps.
const { fround } = Math
const add = (p: Complex, q: Complex): Complex => ({ re: fround(p.re + q.re), im: fround(p.im + q.im) })
const square = ({ re, im }: Complex): Complex => ({
  re: fround(fround(re * re) - fround(im * im)),
  im: fround(2 * re * im),
})
const magnitudeSquared = ({ re, im }: Complex): number => fround(fround(re * re) + fround(im * im))

const escapeTime = (c: Complex): number => {
  let z: Complex = { re: 0, im: 0 }
  let steps = 0
  while (steps < mostSteps && magnitudeSquared(z) <= 4) {
    z = add(square(z), c)
    steps++
  }
  return steps
}

let width = 0
let counts: number[] = []

export const bench_setup = (size: number): void => {
  width = size
  counts = list(size * size, () => 0)
}

export const bench_run = (): number => {
  for (let row = 0; row < width; row++) {
    for (let column = 0; column < width; column++) {
      const c = { re: realPart(column, width), im: imaginaryPart(row, width) }
      counts[row * width + column] = escapeTime(c)
    }
  }
  return counts.reduce((sum, count) => ((sum << 5) | (sum >>> 27)) ^ count, 0) >>> 0
}
