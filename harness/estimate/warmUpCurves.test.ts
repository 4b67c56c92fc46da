import { expect, it } from 'vitest'
import type { JournalEntry } from '../schema/journal.ts'
import { sliceCalls } from '../stats/sliceCalls.ts'
import { ended, measured, redone, runStarted, visited } from './exampleJournal.ts'
import { estimate } from './index.ts'

const stepMs = 0.005

/** What a page posts of a variant whose call with that number takes so many ns: the slices that it would time. */
const warmedUp = (nsOfCall: (call: number) => number, slices: number, ms: number) => {
  const curve: number[] = []
  let calls = 0
  while (curve.length < slices) {
    const before = curve.at(-1)
    const own = sliceCalls(before === undefined ? undefined : before / 1e6, calls, stepMs)
    curve.push(nsOfCall(calls + 1))
    calls += own
  }
  return { steady: true, ms, calls, curve }
}
const visit = (block: number, warmUp: ReturnType<typeof warmedUp>) =>
  visited(block, [measured('scalar', [1000]), measured('simd', [250], { warmUp })])
const curvesOf = (entries: readonly JournalEntry[]) => estimate([runStarted(), ...entries, ended]).warmUps

it('shows the visit whose warm-up was in the middle', () => {
  const visits = [30, 10, 20].map((ms, block) =>
    visit(
      block,
      warmedUp(() => 250, 5, ms),
    ),
  )
  const [curve, ...more] = curvesOf(visits)
  expect(curve).toMatchObject({ browser: 'chromium', benchmark: 'dot', variant: 'simd', block: 2, ms: 20, slices: 5 })
  expect(more).toEqual([])
})

it('counts the calls of each slice as the page did, from the first call on', () => {
  const tiered = warmedUp((call) => (call <= 625 ? 5000 : 1000), 8, 10)
  const [curve] = curvesOf([visit(0, tiered)])
  // Each slice has four times the calls before it at most, and lasts about a millisecond: 200 calls of 5 µs, 1,000 of 1 µs.
  expect(curve?.upTo).toEqual([1, 5, 25, 125, 325, 525, 725, 925])
  expect(curve?.upTo.at(-1)).toBe(tiered.calls)
  expect(curve?.ns.slice(0, 6)).toEqual([5000, 5000, 5000, 5000, 5000, 5000])
  expect(curve?.ns.at(-1)).toBe(1000)
})

it('thins many slices to forty points at most and hides no spike', () => {
  const spike = 40_000
  const [curve] = curvesOf([
    visit(
      0,
      warmedUp((call) => (call === 500_626 ? spike : 1000), 2000, 2000),
    ),
  ])
  expect(curve?.slices).toBe(2000)
  expect(curve?.ns.length).toBeLessThanOrEqual(40)
  expect(curve?.upTo.length).toBe(curve?.ns.length)
  expect(new Set(curve?.ns)).toEqual(new Set([1000]))
  expect(curve?.spikes).toEqual([{ point: curve?.upTo.findIndex((calls) => calls > 500_625), ns: spike }])
})

it('takes no warm-up of a visit that does not count, or of a page that loaded', () => {
  const flat = warmedUp(() => 250, 5, 10)
  const loaded = visited(0, [measured('simd', [], { warmUp: flat, samples: { compile: [1] } })], { protocol: 'load' })
  expect(curvesOf([visit(0, flat), redone(0), loaded])).toEqual([])
})
