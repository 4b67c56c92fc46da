import { list } from '../../../support/js/filled.ts'
import { floatBits } from '../../../support/js/floatBits.ts'
import { elementOfA, elementOfB } from './input.ts'

let a: number[] = []
let b: number[] = []

export const bench_setup = (size: number): void => {
  a = list(size, elementOfA)
  b = list(size, elementOfB)
}

export const bench_run = (): number => {
  let sum = 0
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number)
  return floatBits(sum)
}
