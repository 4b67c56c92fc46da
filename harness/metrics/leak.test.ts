import { expect, it } from 'vitest'
import { growthPerRound } from './leak.ts'

it('is the rate of the later rounds, whatever the first ones filled', () => {
  expect(growthPerRound([900, 1000, 1000, 1000, 1000])).toBe(0)
  expect(growthPerRound([900, 1000, 1010, 1020, 1030])).toBe(10)
})

it('is the rate of memory that grows by two pages in every second round', () => {
  const pages = [21, 21, 23, 23, 25, 25, 27, 27, 29, 29].map((count) => count * 65_536)
  expect(growthPerRound(pages)).toBe(65_536)
})

it('needs three readings', () => {
  expect(growthPerRound([1, 2])).toBeNull()
})
