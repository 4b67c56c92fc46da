import { expect, test } from 'vitest'
import { changes, functionChanges, largestChanges, unnamed } from './difference.ts'

const first = [
  { name: 'code', bytes: 100 },
  { name: 'custom:a', bytes: 10 },
  { name: null, bytes: 7 },
  { name: 'custom:a', bytes: 5 },
]
const second = [
  { name: 'data', bytes: 40 },
  { name: 'code', bytes: 90 },
  { name: 'custom:a', bytes: 15 },
  { name: null, bytes: 1 },
  { name: null, bytes: 2 },
]

test('equal names count together, in the order in which they come', () => {
  expect(changes(first, second)).toEqual([
    { name: 'code', first: 100, second: 90 },
    { name: 'custom:a', first: 15, second: 15 },
    { name: 'data', first: 0, second: 40 },
  ])
})

test('the largest differences come first, and what is the same does not', () => {
  expect(largestChanges(changes(first, second)).map(({ name }) => name)).toEqual(['data', 'code'])
  expect(largestChanges(changes(second, first)).map(({ name }) => name)).toEqual(['data', 'code'])
})

test('what has no name is counted', () => {
  expect(unnamed(first)).toEqual({ count: 1, bytes: 7 })
  expect(unnamed(second)).toEqual({ count: 2, bytes: 3 })
  expect(unnamed([])).toEqual({ count: 0, bytes: 0 })
})

test('functions are compared where most of both modules has names', () => {
  expect(functionChanges(first, second)?.map(({ name }) => name)).toEqual(['data', 'code'])
  const nameless = second.map(({ bytes }) => ({ name: null, bytes }))
  expect(functionChanges(first, nameless)).toBeNull()
  expect(functionChanges(nameless, first)).toBeNull()
  expect(functionChanges([], [])).toEqual([])
})
