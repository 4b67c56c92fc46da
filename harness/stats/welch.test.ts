import { expect, it } from 'vitest'
import { random } from './random.ts'
import { welch } from './welch.ts'

// The sleep data of Student (1908); t.test(extra ~ group) in R.
const drug1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
const drug2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

it('agrees with the published example', () => {
  const found = welch(drug1, drug2)
  expect(found?.difference).toBeCloseTo(1.58, 10)
  expect(found?.p).toBeCloseTo(0.079_394_14, 8)
  expect(welch(drug2, drug1)).toEqual({ difference: -(found?.difference ?? 0), p: found?.p })
})

it('believes less where values are not independent', () => {
  const plain = welch(drug1, drug2)?.p ?? 1
  expect(welch(drug1, drug2, [2, 1])?.p).toBeGreaterThan(plain)
  expect(welch(drug1, drug2, [1, 2])?.p).toBeGreaterThan(plain)
})

it('knows samples without scatter, and needs two values', () => {
  expect(welch([1, 1], [1, 1])).toEqual({ difference: 0, p: 1 })
  expect(welch([1, 1], [2, 2])).toEqual({ difference: 1, p: 0 })
  expect(welch([1], [2, 3])).toBeNull()
})

it('is right as often as it says, where one sample scatters five times as much', () => {
  const { normal } = random(1947)
  const repeats = 3000
  let found = 0
  for (let repeat = 0; repeat < repeats; repeat++) {
    const first = Array.from({ length: 20 }, normal)
    const second = Array.from({ length: 8 }, () => 5 * normal())
    if ((welch(first, second)?.p ?? 1) <= 0.05) found++
  }
  expect(Math.abs(found / repeats - 0.05)).toBeLessThan(0.016)
})
