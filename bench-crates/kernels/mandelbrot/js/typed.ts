import { imaginaryPart, mostSteps, realPart } from './view.ts'

let width = 0
let counts = new Uint32Array()

export const bench_setup = (size: number): void => {
  width = size
  counts = new Uint32Array(size * size)
}

// Rounded as f32 arithmetic is: engines that know it compute in f32 then. 2 * x * y needs one rounding only, because doubling is exact.
const { fround } = Math

const escapeTime = (re: number, im: number): number => {
  let x = fround(0)
  let y = fround(0)
  for (let steps = 0; steps < mostSteps; steps++) {
    const xx = fround(x * x)
    const yy = fround(y * y)
    if (fround(xx + yy) > 4) return steps
    y = fround(fround(fround(x + x) * y) + im)
    x = fround(fround(xx - yy) + re)
  }
  return mostSteps
}

export const bench_run = (): number => {
  let sum = 0
  for (let row = 0, place = 0; row < width; row++) {
    const im = imaginaryPart(row, width)
    for (let column = 0; column < width; column++, place++) counts[place] = escapeTime(realPart(column, width), im)
  }
  for (let place = 0; place < counts.length; place++) {
    sum = ((sum << 5) | (sum >>> 27)) ^ (counts[place] as number)
  }
  return sum >>> 0
}
