import { expect, it } from 'vitest'
import { byteChange, shareChange } from './byteChange.ts'

it('has a sign, and commas between thousands', () => {
  expect([byteChange(3204, 2000), byteChange(12, 100), byteChange(7, 7), byteChange(5, 0)]).toEqual([
    '+1,204',
    '−88',
    '0',
    '+5',
  ])
})

it('is a share of what was there', () => {
  expect([shareChange(1034, 1000), shareChange(0, 50), shareChange(300, 100)]).toEqual(['+3.4 %', '−100 %', '+200 %'])
})

it('is no share where nothing was, or where it would be nothing', () => {
  expect([shareChange(5, 0), shareChange(7, 7), shareChange(1_000_001, 1_000_000)]).toEqual([null, null, null])
})
