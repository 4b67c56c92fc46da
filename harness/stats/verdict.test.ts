import { expect, it } from 'vitest'
import { verdict } from './verdict.ts'

it.each([
  [{ low: 3.9, high: 4.1 }, 'faster'],
  [{ low: 0.7, high: 0.8 }, 'slower'],
  [{ low: 0.995, high: 1.004 }, 'equivalent'],
  [{ low: 1.002, high: 1.006 }, 'equivalent'],
  [{ low: 1.002, high: 1.02 }, 'faster'],
  [{ low: 0.95, high: 1.05 }, 'inconclusive'],
  [null, 'inconclusive'],
] as const)('calls %o %s', (interval, expected) => {
  expect(verdict(interval)).toBe(expected)
})
