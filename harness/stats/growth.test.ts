import { assert, double, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grewLately, keepsGrowing } from './growth.ts'

describe('what keeps growing', () => {
  it('grows in every round, or in every second one', () => {
    expect(keepsGrowing([1, 2, 3, 4, 5])).toBe(true)
    expect(keepsGrowing([1, 3, 3, 5, 5])).toBe(true)
    expect(keepsGrowing([3, 3, 5, 5, 7])).toBe(true)
  })

  it('is any line that rises by more than half of a step in a round, wherever the steps lie', () => {
    assert(
      property(
        double({ min: 0.5, max: 20, noNaN: true }),
        double({ min: 0, max: 1, noNaN: true }),
        integer({ min: 5, max: 20 }),
        (rate, offset, rounds) => {
          expect(keepsGrowing(Array.from({ length: rounds }, (_, at) => Math.floor(offset + rate * at)))).toBe(true)
        },
      ),
    )
  })
})

describe('what does not keep growing', () => {
  it.each([
    ['is filled in the first round', [1, 2, 2, 2, 2]],
    ['is filled in the first three', [1, 2, 3, 4, 4, 4]],
    ['jumps once', [1, 1, 1, 2, 2]],
    ['goes up and down', [1, 2, 1, 2, 1]],
    ['is emptied now and then', [1, 2, 3, 4, 5, 6, 1, 2, 3, 4]],
    ['shrinks', [5, 4, 3, 2, 1]],
    ['was hardly looked at', [1, 2, 3, 4]],
  ])('%s', (_, values) => {
    expect(keepsGrowing(values)).toBe(false)
  })
})

it('has grown lately when it did in one of the last two rounds', () => {
  expect(grewLately([1, 2, 2])).toBe(true)
  expect(grewLately([1, 2, 2, 2])).toBe(false)
  expect(grewLately([1, 2])).toBe(false)
})
