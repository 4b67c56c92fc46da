import { array, assert, nat, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownTicksBetween } from './ownTicks.ts'
import type { ProcessTimes } from './processTimes.ts'

const one = (pid: number, parent: number, ticks: number, childTicks = 0): ProcessTimes => ({
  pid,
  parent,
  name: 'program',
  startedAt: pid,
  ticks,
  childTicks,
  ended: false,
})

describe('ownTicksBetween', () => {
  it('adds up what each used, those that are new included', () => {
    const before = [one(1, 0, 100, 50), one(2, 1, 1000)]
    expect(ownTicksBetween(before, [one(1, 0, 110, 50), one(2, 1, 1003), one(3, 1, 7)])).toBe(10 + 3 + 7)
  })

  it('does not take a new process for an old one with its pid', () => {
    expect(ownTicksBetween([one(1, 0, 100)], [{ ...one(1, 0, 4), startedAt: 500 }])).toBe(4)
  })

  it('counts of a child that ended only what it used since the first look', () => {
    const before = [one(1, 0, 100), one(2, 1, 1000, 30), one(3, 2, 400)]
    // 3 used 5 more and ended, then 2 used 8 more and ended: 1 waited for both.
    expect(ownTicksBetween(before, [one(1, 0, 101, 1000 + 30 + 400 + 5 + 8)])).toBe(1 + 5 + 8)
  })

  it('counts a child that came and went', () => {
    expect(ownTicksBetween([one(1, 0, 100)], [one(1, 0, 100, 6)])).toBe(6)
  })

  it('is not pulled below zero by an orphan, whose time nobody of ours gets', () => {
    expect(ownTicksBetween([one(1, 0, 100), one(2, 1, 5000)], [one(1, 0, 120)])).toBe(20)
    expect(ownTicksBetween([one(2, 1, 5000)], [])).toBe(0)
  })

  it('is exact for any family that waits for its children', () => {
    const step = record({ kind: nat(2), which: nat(), ticks: nat(50) })
    assert(
      property(array(step, { maxLength: 40 }), nat(40), (steps, look) => {
        let family: ProcessTimes[] = [one(1, 0, 0)]
        let before = family
        let used = 0
        steps.forEach(({ kind, which, ticks }, index) => {
          if (index === look) [before, used] = [family, 0]
          const chosen = family[which % family.length] ?? one(1, 0, 0)
          const isLeaf = chosen.pid !== 1 && family.every(({ parent }) => parent !== chosen.pid)
          if (kind === 0) family = [...family, one(index + 2, chosen.pid, 0)]
          else if (kind === 1) {
            used += ticks
            family = family.map((entry) => (entry === chosen ? { ...entry, ticks: entry.ticks + ticks } : entry))
          } else if (isLeaf) {
            const passed = chosen.ticks + chosen.childTicks
            family = family
              .filter((entry) => entry !== chosen)
              .map((entry) =>
                entry.pid === chosen.parent ? { ...entry, childTicks: entry.childTicks + passed } : entry,
              )
          }
        })
        expect(ownTicksBetween(before, family)).toBe(used)
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})
