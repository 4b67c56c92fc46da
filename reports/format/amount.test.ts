import { expect, it } from 'vitest'
import { amount } from './amount.ts'

it('is a share, or a factor from twice as much on', () => {
  expect([1.02, 0.64, 1, 1.00001, 1.5, 2, 3.14, 12.3].map(amount)).toEqual([
    '+2.0 %',
    '−36 %',
    'the same',
    'the same',
    '+50 %',
    '2.0×',
    '3.1×',
    '12×',
  ])
})
