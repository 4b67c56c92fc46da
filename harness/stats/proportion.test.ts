import { describe, expect, it } from 'vitest'
import { proportionInterval } from './proportion.ts'
import { random } from './random.ts'

describe('proportionInterval', () => {
  it('agrees with Newcombe (1998), table I: 81/263, 15/148, 0/20, 1/29', () => {
    const close = (count: number, n: number, low: number, high: number) => {
      const [found, foundHigh] = proportionInterval(count, n)
      expect(found).toBeCloseTo(low, 4)
      expect(foundHigh).toBeCloseTo(high, 4)
    }
    close(81, 263, 0.2553, 0.3662)
    close(15, 148, 0.0624, 0.1605)
    close(0, 20, 0, 0.1611)
    close(1, 29, 0.0061, 0.1718)
  })

  it('says nothing of nothing', () => expect(proportionInterval(0, 0)).toEqual([0, 1]))

  it('covers a share of 5 % in about 95 % of samples of 40', () => {
    const source = random(1)
    let covered = 0
    for (let repeat = 0; repeat < 4000; repeat++) {
      let count = 0
      for (let one = 0; one < 40; one++) if (source.uniform() < 0.05) count++
      const [low, high] = proportionInterval(count, 40)
      if (low <= 0.05 && 0.05 <= high) covered++
    }
    expect(covered / 4000).toBeGreaterThan(0.92)
  })
})
