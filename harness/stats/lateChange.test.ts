import { describe, expect, it } from 'vitest'
import { changeAt, lateChange } from './lateChange.ts'
import { random } from './random.ts'

const series = (seed: number, ...pieces: readonly (readonly [level: number, length: number])[]): number[] => {
  const source = random(seed)
  return pieces.flatMap(([level, length]) => Array.from({ length }, () => level + source.normal()))
}

/** First night on which a change is seen, and which; asked every night. */
const firstSeen = (values: readonly number[]) => {
  for (let night = 1; night <= values.length; night++) {
    const change = lateChange(values.slice(0, night))
    if (change !== null) return { night, ...change }
  }
  return null
}

describe('lateChange', () => {
  it('finds a step of four times the scatter within three nights, nine times out of ten, and where it is', () => {
    const found = Array.from({ length: 200 }, (_, seed) => firstSeen(series(seed, [0, 30], [4, 6])))
    const prompt = found.filter((change) => change !== null && change.night <= 33 && Math.abs(change.at - 30) <= 1)
    expect(prompt.length).toBeGreaterThan(170)
  })

  it('says how far the levels are apart', () => {
    const change = lateChange(series(5, [10, 40], [4, 40]))
    expect(change?.at).toBe(40)
    expect(change?.before).toBeCloseTo(10, 0)
    expect(change?.after).toBeCloseTo(4, 0)
    expect(change?.p).toBeLessThan(1e-20)
  })

  it('sees less than one change in a thousand nights of noise', () => {
    const alarms = Array.from({ length: 400 }, (_, seed) => firstSeen(series(1000 + seed, [0, 60]))).filter(Boolean)
    expect((1000 * alarms.length) / (400 * 60)).toBeLessThan(1)
  })

  it('does not take one wild night, or two, for a change', () => {
    for (let seed = 0; seed < 50; seed++) {
      const values = series(seed, [0, 40])
      const wild = values.map((value, night) => (night === 20 || night === 39 ? value + 30 : value))
      expect(lateChange(wild)).toBeNull()
    }
  })

  it('is of the last change, and of none that went back', () => {
    expect(lateChange(series(2, [0, 20], [10, 20], [20, 20]))?.at).toBe(40)
    expect(lateChange(series(2, [0, 20], [10, 20], [0, 20]))).toMatchObject({ at: 40 })
  })

  it('needs some nights, and some noise', () => {
    expect(lateChange(series(1, [0, 3], [50, 4]))).toBeNull()
    expect(lateChange(Array.from({ length: 30 }, () => 1))).toBeNull()
    expect(lateChange([])).toBeNull()
  })

  it('sees a clean step, though nothing scatters', () => {
    const values = Array.from({ length: 30 }, (_, night) => (night < 20 ? 1 : 2))
    const change = lateChange(values)
    expect(change).toMatchObject({ at: 20, before: 1, after: 2 })
    expect(change?.p).toBeLessThan(1e-30)
  })

  it('looks no farther back than its window', () => {
    expect(lateChange(series(3, [0, 50], [20, 80]), { window: 60 })).toBeNull()
  })
})

describe('changeAt', () => {
  it('finds a step of four times the scatter in the third night after the place, three times out of four, and how large it is', () => {
    const found = Array.from({ length: 200 }, (_, seed) => changeAt(series(seed, [0, 20], [4, 3]), 20))
    expect(found.filter((change) => change !== null).length).toBeGreaterThan(150)
    const long = changeAt(series(1, [0, 40], [4, 40]), 40)
    expect(long?.at).toBe(40)
    expect((long?.after ?? 0) - (long?.before ?? 0)).toBeCloseTo(4, 0)
  })

  it('seldom sees one where there is none', () => {
    const alarms = Array.from({ length: 3000 }, (_, seed) => changeAt(series(seed, [0, 23]), 20)).filter(Boolean)
    expect(alarms.length).toBeLessThanOrEqual(3)
  })

  it('compares with the last level before the place, not with all of them', () => {
    expect(changeAt(series(3, [0, 20], [10, 20], [10, 5]), 40)).toBeNull()
    expect(changeAt(series(3, [0, 20], [10, 20], [0, 5]), 40)?.before).toBeCloseTo(10, 0)
  })

  it('needs three nights after it, and eight in all', () => {
    expect(changeAt(series(1, [0, 20], [50, 2]), 20)).toBeNull()
    expect(changeAt(series(1, [0, 4], [50, 3]), 4)).toBeNull()
  })
})
