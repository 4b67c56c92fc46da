import { filled } from '../../../support/js/filled.ts'
import { floatBits } from '../../../support/js/floatBits.ts'
import { elementOfA, elementOfB } from './input.ts'

let a = new Float32Array()
let b = new Float32Array()

export const bench_setup = (size: number): void => {
  a = filled(new Float32Array(size), elementOfA)
  b = filled(new Float32Array(size), elementOfB)
}

/**
 * Four sums, so that an addition need not wait for the one before. They are of double precision, which is what JavaScript adds
 * in: rounding each to an f32 would only take longer. What is left over comes first: V8 gives up code that it has made in the
 * middle of a long loop where it comes to another loop after it.
 */
const dot = (x: Float32Array, y: Float32Array): number => {
  const { length } = x
  const rest = length & 3
  let sum0 = 0
  let sum1 = 0
  let sum2 = 0
  let sum3 = 0
  let index = 0
  for (; index < rest; index++) sum0 += (x[index] as number) * (y[index] as number)
  for (; index < length; index += 4) {
    sum0 += (x[index] as number) * (y[index] as number)
    sum1 += (x[index + 1] as number) * (y[index + 1] as number)
    sum2 += (x[index + 2] as number) * (y[index + 2] as number)
    sum3 += (x[index + 3] as number) * (y[index + 3] as number)
  }
  return sum0 + sum1 + (sum2 + sum3)
}

export const bench_run = (): number => floatBits(dot(a, b))
