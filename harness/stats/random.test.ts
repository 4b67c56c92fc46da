import { describe, expect, it } from 'vitest'
import { random, seedFor } from './random.ts'

const firstDraws = (seed: number) => Array.from({ length: 5 }, random(seed).uniform)

describe('random', () => {
  it('repeats itself for the same seed and differs for another', () => {
    expect(firstDraws(7)).toEqual(firstDraws(7))
    expect(firstDraws(7)).not.toEqual(firstDraws(8))
  })

  it('is uniform: every tenth gets its share (chi-square with 9 degrees of freedom below its 99.9 % point)', () => {
    const source = random(1)
    const counts = Array.from({ length: 10 }, () => 0)
    for (let draw = 0; draw < 100_000; draw++) {
      const digit = source.below(10)
      counts[digit] = (counts[digit] ?? 0) + 1
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
    expect(chiSquare).toBeLessThan(27.88)
  })

  it('shuffles without losing anything, and every order comes equally often', () => {
    const source = random(2)
    const counts = new Map<string, number>()
    for (let draw = 0; draw < 6000; draw++) {
      const order = source.shuffled(['a', 'b', 'c']).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect([...counts.keys()].toSorted()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120)
  })
})

describe('seedFor', () => {
  it('gives unrelated unsigned seeds to neighbouring places', () => {
    const seeds = new Set<number>()
    for (let block = 0; block < 100; block++) {
      for (let visit = 0; visit < 100; visit++) seeds.add(seedFor(5, block, visit))
    }
    expect(seeds.size).toBe(10_000)
    for (const seed of seeds) expect(Number.isInteger(seed) && seed >= 0 && seed <= 0xffff_ffff).toBe(true)
  })
})
