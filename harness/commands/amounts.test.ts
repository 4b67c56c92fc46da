import { describe, expect, it } from 'vitest'
import { durationMs, share, waitMs } from './amounts.ts'

describe('durationMs', () => {
  it.each([
    ['30s', 30_000],
    ['2m', 120_000],
    ['2 min', 120_000],
    ['1.5h', 5_400_000],
    ['250ms', 250],
  ])('reads %s', (text, ms) => expect(durationMs(text)).toBe(ms))

  it.each(['30', '', '0s', '-1s', '2 weeks', 's', '1e3s'])('refuses "%s" and says what it takes', (text) => {
    expect(() => durationMs(text)).toThrow('such as 30s, 2m or 1h')
  })
})

it('waits no longer than a day', () => {
  expect(waitMs('24h')).toBe(86_400_000)
  expect(() => waitMs('25h')).toThrow('24h')
})

describe('share', () => {
  it.each([
    ['1%', 0.01],
    ['0.5 %', 0.005],
    ['50%', 0.5],
  ])('reads %s', (text, value) => expect(share(text)).toBeCloseTo(value, 12))

  it.each(['1', '0.01', '0%', '51%', '-1%', '%'])('refuses "%s" and says what it takes', (text) => {
    expect(() => share(text)).toThrow('such as 1% or 0.5%')
  })
})
