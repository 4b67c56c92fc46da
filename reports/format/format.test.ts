import { describe, expect, it } from 'vitest'
import { decimalsFor, fixed } from './decimals.ts'
import { duration } from './duration.ts'
import { list } from './list.ts'
import { chosenPercent, percent } from './percent.ts'
import { quantity, quantityInterval } from './quantity.ts'
import { effectText, isNearOne, ratioInText, ratioPercent, ratioShort, ratioText } from './ratio.ts'
import { shellCommand } from './shellCommand.ts'
import { tick } from './tick.ts'

const around = (low: number, high: number) => ({ low, high })

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
  it('are per cent where they are shares, and frames per second', () => {
    expect([0, 0.0042, 0.125, 0.5, 1.85].map((share) => quantity(share, 'share'))).toEqual([
      '0 %',
      '0.42 %',
      '12.5 %',
      '50.0 %',
      '185 %',
    ])
    expect(quantityInterval(0.125, 'share', around(0.12, 0.13))).toBe('[12.0, 13.0]')
    expect(quantity(59.94, 'fps')).toBe('59.9 fps')
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
  it('are given as a factor and in per cent, the percentage first below 1.1×', () => {
    expect(effectText({ value: 4.0163, interval: around(3.981, 4.052) })).toBe('4.02× (+302 %)')
    expect(effectText({ value: 1.0231, interval: around(1.0201, 1.0262) })).toBe('+2.3 % (1.023×)')
    expect(effectText({ value: 0.638, interval: around(0.633, 0.645) })).toBe('0.638× (−36 %)')
    expect(effectText({ value: 0.93, interval: null })).toBe('−7.0 % (0.930×)')
  })
  it('change sides at 1.1× in either direction', () => {
    expect([1.0999, 1.1, 0.909, 0.9092].map(isNearOne)).toEqual([true, false, false, true])
  })
  it('give no sign to what rounds to nothing', () => {
    expect(ratioPercent({ value: 0.998, interval: around(0.98, 1.02) })).toBe('0 %')
  })
  it('are short in headlines', () => {
    expect([0.638, 1.0083, 7.838, 12.14, 123.4].map(ratioShort)).toEqual(['0.64×', '1.01×', '7.84×', '12.1×', '123×'])
  })
})

it('prints shares with two digits', () => {
  expect([0, 0.0023, 0.0124, 0.415].map(percent)).toEqual(['0 %', '0.23 %', '1.2 %', '42 %'])
})

it('prints chosen shares with the digits that were chosen', () => {
  expect([0.01, 0.0025, 0.1, 0.005].map(chosenPercent)).toEqual(['1 %', '0.25 %', '10 %', '0.5 %'])
})

it('prints durations as one says them', () => {
  expect([0, 800, 999.6, 9949, 9951, 59_600, 792_000, 3_599_600, 7_500_000].map(duration)).toEqual([
    '0 ms',
    '800 ms',
    '1.0 s',
    '9.9 s',
    '10 s',
    '1 min',
    '13 min 12 s',
    '1 h',
    '2 h 5 min',
  ])
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

describe('a ratio in running text', () => {
  const within = (value: number, low: number, high: number) => ratioInText({ value, interval: { low, high } })
  it('has its interval behind it, with no more decimals than tell the ends apart', () => {
    expect(within(3.4217, 3.3, 3.5)).toBe('3.4× (3.3–3.5)')
    expect(within(3.4217, 3.418, 3.426)).toBe('3.42× (3.42–3.43)')
    expect(within(1.2212, 1.2208, 1.2227)).toBe('1.221× (1.221–1.223)')
  })
  it('is a percentage near 1', () => {
    expect(within(1.023, 1.019, 1.027)).toBe('+2.3 % (+1.9 to +2.7)')
    expect(within(0.999, 0.995, 1.003)).toBe('−0.1 % (−0.5 to +0.3)')
    // On which side of zero both ends lie is what matters most.
    expect(within(0.984, 0.968, 0.999)).toBe('−1.6 % (−3.2 to −0.1)')
  })
  it('is the value alone where there is no interval', () => {
    expect(ratioInText({ value: 3.4217, interval: null })).toBe('3.42×')
    expect(ratioInText({ value: 1, interval: { low: 1, high: 1 } })).toMatch(/^0(\.0+)? %$/)
  })
})
