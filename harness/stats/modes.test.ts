import { describe, expect, it } from 'vitest'
import { isMultimodal } from './modes.ts'
import { random } from './random.ts'

const normals = (count: number, centre: number, spread: number, seed: number): number[] => {
  const source = random(seed)
  return Array.from({ length: count }, () => centre + spread * source.normal())
}

describe('isMultimodal', () => {
  it.each([
    [5, 5],
    [7, 7],
    [13, 7],
    [20, 20],
    [30, 15],
  ])('sees two groups of %i and %i that lie far apart', (first, second) => {
    let seen = 0
    for (let trial = 0; trial < 10; trial++) {
      const values = [...normals(first, 0, 1, trial), ...normals(second, 15, 1, 1000 + trial)]
      if (isMultimodal(values)) seen++
    }
    expect(seen).toBeGreaterThanOrEqual(9)
  })

  it('calls no more than one unimodal sample in fifty multimodal: normal, heavy-tailed and uniform', () => {
    const source = random(9)
    const shapes = [
      source.normal,
      () => source.normal() / Math.sqrt((source.normal() ** 2 + source.normal() ** 2 + source.normal() ** 2) / 3),
      source.uniform,
    ]
    for (const shape of shapes) {
      let seen = 0
      for (let trial = 0; trial < 400; trial++) {
        if (isMultimodal(Array.from({ length: 15 }, shape))) seen++
      }
      expect(seen / 400).toBeLessThanOrEqual(0.02)
    }
  })

  it('says nothing of fewer than ten values, and the same of the same values', () => {
    expect(isMultimodal([0, 0.1, 0.2, 0.3, 100, 100.1, 100.2, 100.3])).toBe(false)
    const values = [...normals(10, 0, 1, 5), ...normals(10, 4, 1, 6)]
    expect(isMultimodal(values)).toBe(isMultimodal(values))
  })

  it('scales from the simulated sizes to thousands of values', () => {
    expect(isMultimodal(normals(5000, 0, 1, 3))).toBe(false)
    expect(isMultimodal([...normals(2500, 0, 1, 3), ...normals(2500, 6, 1, 4)])).toBe(true)
  })
})
