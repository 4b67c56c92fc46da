import { describe, expect, it } from 'vitest'
import { verdict } from './verdict.ts'

it.each([
  [{ low: 3.9, high: 4.1 }, 'faster'],
  [{ low: 0.7, high: 0.8 }, 'slower'],
  [{ low: 0.995, high: 1.004 }, 'equivalent'],
  [{ low: 1.002, high: 1.006 }, 'equivalent'],
  [{ low: 1.002, high: 1.02 }, 'faster'],
  [{ low: 0.95, high: 1.05 }, 'inconclusive'],
  [{ low: 1, high: 1.2 }, 'inconclusive'],
  [null, 'inconclusive'],
] as const)('calls %o %s', (interval, expected) => {
  expect(verdict(interval)).toBe(expected)
})

it('takes another margin', () => {
  expect(verdict({ low: 0.97, high: 1.03 }, 0.05)).toBe('equivalent')
  expect(verdict({ low: 1.002, high: 1.006 }, 0.001)).toBe('faster')
})

describe('within a family', () => {
  const faster = { low: 1.1, high: 1.2 }
  const slower = { low: 0.8, high: 0.9 }

  it('finds a difference only if the adjusted test does', () => {
    expect([faster, slower].map((interval) => verdict(interval, 0.01, 0.04))).toEqual(['faster', 'slower'])
    expect([faster, slower].map((interval) => verdict(interval, 0.01, 0.06))).toEqual(['inconclusive', 'inconclusive'])
  })

  it('passes a p of exactly the level, at any level', () => {
    for (const [p, confidence] of [
      [0.1, 0.9],
      [0.05, 0.95],
      [0.01, 0.99],
    ] as const) {
      expect(verdict(faster, 0.01, p, confidence)).toBe('faster')
      expect(verdict(faster, 0.01, p * 1.001, confidence)).toBe('inconclusive')
    }
  })

  it('still finds variants equivalent, whatever the test of a difference says', () => {
    expect(verdict({ low: 1.002, high: 1.006 }, 0.01, 0.9)).toBe('equivalent')
    expect(verdict({ low: 1.002, high: 1.006 }, 0.01, 1e-9)).toBe('equivalent')
  })

  it('goes by the interval where there was no test', () => {
    expect(verdict(faster, 0.01, null)).toBe('faster')
  })
})
