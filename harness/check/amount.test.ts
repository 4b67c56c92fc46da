import { describe, expect, it } from 'vitest'
import { readAmount } from './amount.ts'

describe('an amount', () => {
  it.each([
    [500_000, 'bytes', 500_000],
    ['500 kB', 'bytes', 500_000],
    ['2MiB', 'bytes', 2_097_152],
    ['16.67 ms', 'ms', 16.67],
    ['16.67 ms', 'ns', 16_670_000],
    ['2 s', 'ms', 2000],
    ['95 %', 'share', 0.95],
    ['60 fps', 'fps', 60],
    ['3', 'count', 3],
    ['1.5×', 'ratio', 1.5],
    ['1 MB/s', 'bytes/s', 1_000_000],
  ] as const)('%j is so many %s', (written, unit, amount) => {
    expect(readAmount(written, unit)).toBeCloseTo(amount, 9)
  })

  it.each([
    ['500 kB', 'ms'],
    ['5 kb', 'bytes'],
    ['-1 ms', 'ms'],
    ['fast', 'ms'],
    ['', 'ms'],
    ['1 2 ms', 'ms'],
  ] as const)('%j is no amount of %s', (written, unit) => expect(readAmount(written, unit)).toBeNull())
})
