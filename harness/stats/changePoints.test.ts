import { describe, expect, it } from 'vitest'
import { changePoints, noiseOf } from './changePoints.ts'
import { random } from './random.ts'

/** Levels, each for so many values, with normal noise of standard deviation 1. */
const series = (seed: number, ...pieces: readonly (readonly [level: number, length: number])[]): number[] => {
  const source = random(seed)
  return pieces.flatMap(([level, length]) => Array.from({ length }, () => level + source.normal()))
}

/** How many of a hundred such series have a change somewhere. */
const falseAlarms = (make: (seed: number) => number[]): number =>
  Array.from({ length: 100 }, (_, seed) => changePoints(make(seed))).filter((found) => found.length > 0).length

describe('noiseOf', () => {
  it('is the standard deviation of normal noise, whatever the levels do', () => {
    expect(Math.abs(noiseOf(series(1, [0, 5000])) - 1)).toBeLessThan(0.06)
    expect(Math.abs(noiseOf(series(2, [0, 2500], [100, 2500])) - 1)).toBeLessThan(0.06)
  })

  it('is not 0 because half of the neighbours are equal, and is 0 when all are', () => {
    expect(noiseOf([1, 1, 1, 1, 2, 2, 2, 2])).toBeGreaterThan(0)
    expect(noiseOf([3, 3, 3])).toBe(0)
    expect(noiseOf([3])).toBe(0)
  })
})

describe('changePoints', () => {
  it('finds the changes, and where they are', () => {
    const found = changePoints(series(3, [10, 60], [4, 80], [7, 100]))
    expect(found).toHaveLength(2)
    expect(Math.abs((found[0] as number) - 60)).toBeLessThanOrEqual(1)
    expect(Math.abs((found[1] as number) - 140)).toBeLessThanOrEqual(3)
  })

  it('finds a clean step exactly', () => {
    const values = [...Array.from({ length: 30 }, () => 5), ...Array.from({ length: 20 }, () => 6)]
    expect(changePoints(values)).toEqual([30])
  })

  it('finds none in noise, in one series of twenty at most', () => {
    expect(falseAlarms((seed) => series(100 + seed, [0, 200]))).toBeLessThanOrEqual(5)
  })

  it('is not led astray by single wild values', () => {
    const wild = (seed: number) => {
      const source = random(1000 + seed)
      return series(seed, [0, 200]).map((value) => (source.uniform() < 0.05 ? value + 50 : value))
    }
    expect(falseAlarms(wild)).toBeLessThanOrEqual(8)
    const stepped = series(4, [0, 100], [5, 100]).map((value, index) => (index % 25 === 7 ? 500 : value))
    expect(changePoints(stepped)).toHaveLength(1)
    expect(Math.abs((changePoints(stepped)[0] as number) - 100)).toBeLessThanOrEqual(1)
  })

  it('does not depend on place and unit', () => {
    const values = series(5, [0, 50], [3, 50], [-2, 50])
    expect(changePoints(values).length).toBeGreaterThan(0)
    expect(changePoints(values.map((value) => 1e6 + 100 * value))).toEqual(changePoints(values))
  })

  it('sees less when a change costs more', () => {
    const values = series(6, [0, 40], [1.5, 40], [0, 40], [1.5, 40])
    expect(changePoints(values, { penalty: 1 }).length).toBeGreaterThan(changePoints(values, { penalty: 30 }).length)
    expect(changePoints(values, { penalty: 30 })).toEqual([])
  })

  it('has nothing to say about what is too short, or does not vary', () => {
    expect(changePoints([])).toEqual([])
    expect(changePoints([1, 9, 1, 9, 1])).toEqual([])
    expect(changePoints(Array.from({ length: 50 }, () => 2))).toEqual([])
  })
})
