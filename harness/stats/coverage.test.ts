import { describe, expect, it } from 'vitest'
import { location } from './location.ts'
import { random } from './random.ts'

const { normal, uniform } = random(2026)

/** Symmetric about 0, all of them. */
const noises = {
  normal,
  'heavy-tailed (t, 3 degrees)': () => normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2) / 3),
  'outlier-laden (one in ten, ten times as wide)': () => normal() * (uniform() < 0.1 ? 10 : 1),
}

const covers = (values: readonly number[]): boolean => {
  const { interval } = location(values)
  return interval !== null && interval.low <= 0 && 0 <= interval.high
}

const share = (repeats: number, happens: () => boolean): number =>
  Array.from({ length: repeats }, happens).filter(Boolean).length / repeats

describe.each(Object.entries(noises))('%s noise: the interval of 95 percent', (_, noise) => {
  it.each([6, 10, 15, 30])('covers the truth as often as it promises, over %i blocks', (blocks) => {
    const promised = location(Array.from({ length: blocks }, noise)).interval?.confidence ?? 0
    const covered = share(5000, () => covers(Array.from({ length: blocks }, noise)))
    // 1.3 points are four standard errors. Six blocks have no interval between 90.6 and 96.9 %.
    expect(Math.abs(covered - promised)).toBeLessThan(0.013)
    expect(covered).toBeGreaterThan(0.93)
    expect(covered).toBeLessThan(blocks === 6 ? 0.98 : 0.97)
  })
})

describe('blocks that differ by 3 %, with samples that agree to 0.1 % within each', () => {
  const block = (): number[] => {
    const offset = 0.03 * normal()
    return Array.from({ length: 20 }, () => offset + 0.001 * normal())
  }
  const run = (blocks: number): number[][] => Array.from({ length: blocks }, block)
  const mean = (samples: readonly number[]): number => samples.reduce((sum, sample) => sum + sample, 0) / samples.length

  it.each([10, 15])('are covered by the interval over %i blocks', (blocks) => {
    const covered = share(4000, () => covers(run(blocks).map(mean)))
    expect(covered).toBeGreaterThan(0.93)
    expect(covered).toBeLessThan(0.97)
  })

  it('are not by one over all samples, as if these were independent', () => {
    expect(share(300, () => covers(run(10).flat()))).toBeLessThan(0.5)
  })
})
