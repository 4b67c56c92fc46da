import { describe, expect, it } from 'vitest'
import { decimalsFor, fixed } from './decimals.ts'
import { list } from './list.ts'
import { percent } from './percent.ts'
import { quantity, quantityInterval } from './quantity.ts'
import { ratioShort, ratioText } from './ratio.ts'
import { shellCommand } from './shellCommand.ts'
import { tick } from './tick.ts'

const around = (low: number, high: number) => ({ low, high, confidence: 0.95 })

describe('digits', () => {
  it('follow the uncertainty down to its second digit', () => {
    expect(decimalsFor(4.02, 0.035)).toBe(2)
    expect(decimalsFor(1.001, 0.003)).toBe(3)
    expect(decimalsFor(4.1, 0.6)).toBe(1)
    expect(decimalsFor(412, 60)).toBe(0)
  })
  it('are three without an uncertainty and never pretend to more than five', () => {
    expect(decimalsFor(4.0235, null)).toBe(2)
    expect(decimalsFor(402.35, null)).toBe(0)
    expect(decimalsFor(402.35, 1e-9)).toBe(2)
    expect(decimalsFor(0, null)).toBe(2)
  })
  it('group thousands', () => {
    expect(fixed(1234567.891, 2)).toBe('1,234,567.89')
    expect(fixed(-1234, 0)).toBe('-1,234')
  })
})

describe('quantities', () => {
  it('climb to the unit in which they are at least one', () => {
    expect(['ns', 'ms'].map((unit) => quantity(8130, unit as 'ns'))).toEqual(['8.13 µs', '8.13 s'])
    expect([0.5, 999, 999.7, 1e6, 1e9].map((ns) => quantity(ns, 'ns'))).toEqual([
      '0.500 ns',
      '999 ns',
      '1.00 µs',
      '1.00 ms',
      '1.00 s',
    ])
    expect(quantity(0.02, 'ms')).toBe('20.0 µs')
  })
  it('take bytes as decimal and whole bytes as whole', () => {
    expect([0, 999, 1000, 22_236, 1_179_648].map((bytes) => quantity(bytes, 'bytes'))).toEqual([
      '0 B',
      '999 B',
      '1.00 kB',
      '22.2 kB',
      '1.18 MB',
    ])
    expect(quantity(10_876_000_000, 'bytes/s')).toBe('10.9 GB/s')
    expect(quantity(1204, 'count')).toBe('1,204')
  })
  it('share unit and digits with their interval', () => {
    expect(quantity(8134, 'ns', around(8101, 8172))).toBe('8.13 µs')
    expect(quantityInterval(8134, 'ns', around(8101, 8172))).toBe('[8.10, 8.17]')
    expect(quantityInterval(1010, 'ns', around(980, 1040))).toBe('[0.98, 1.04]')
  })
})

describe('ratios', () => {
  it('carry their interval', () => {
    expect(ratioText({ value: 4.0163, interval: around(3.981, 4.052) })).toBe('4.02× [3.98, 4.05]')
    expect(ratioText({ value: 1.0007, interval: around(0.9981, 1.0038) })).toBe('1.001× [0.998, 1.004]')
  })
  it('stand alone without an interval, or where it is the value itself', () => {
    expect(ratioText({ value: 3.9, interval: null })).toBe('3.90×')
    expect(ratioText({ value: 1, interval: around(1, 1) })).toBe('1.00×')
  })
  it('are short in headlines', () => {
    expect([0.638, 1.0083, 7.838, 12.14, 123.4].map(ratioShort)).toEqual(['0.64×', '1.01×', '7.84×', '12.1×', '123×'])
  })
})

it('prints shares with two digits', () => {
  expect([0, 0.0023, 0.0124, 0.415].map(percent)).toEqual(['0 %', '0.23 %', '1.2 %', '42 %'])
})

it('prints round numbers on axes', () => {
  expect([0, 2, 5000, 12_500].map((bytes) => tick(bytes, 'bytes'))).toEqual(['0', '2 B', '5 kB', '12.5 kB'])
})

it('quotes what a shell would split or expand', () => {
  expect(shellCommand(['crosslane', 'run', '--title', "it's $HOME", ''])).toBe(
    String.raw`crosslane run --title 'it'\''s $HOME' ''`,
  )
})

it('joins lists as one says them', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(list)).toEqual(['', 'a', 'a and b', 'a, b and c'])
})
