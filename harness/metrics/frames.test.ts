import { describe, expect, it } from 'vitest'
import { budgetShare } from './budgetShare.ts'
import { droppedFrames } from './droppedFrames.ts'
import { fps } from './fps.ts'
import { frameIntervalP95 } from './frameInterval.ts'
import { frameStep } from './frameStep.ts'
import { frameWorkP50, frameWorkP95, frameWorkP99 } from './frameWork.ts'
import type { Metric, Taken } from './metric.ts'

const refreshMs = 1000 / 60
const taken: Taken = { rounds: [], calls: [], resolutionNs: 5000, refreshMs }

/** What a metric makes of samples. */
const of = ({ collect }: Metric, samples: readonly number[], how = taken): readonly number[] => {
  if (collect.from !== 'page') throw new Error('not sampled by the page')
  return collect.summarise(samples, how)
}
const times = (count: number, value: number): number[] => Array.from({ length: count }, () => value)

describe('quantiles of frames', () => {
  it('are those of the frames', () => {
    const work = Array.from({ length: 199 }, (_, index) => index + 1)
    expect(of(frameWorkP50, work)).toEqual([100])
    expect(of(frameWorkP95, work)[0]).toBeCloseTo(189.7, 1)
    expect(of(frameWorkP99, work)[0]).toBeCloseTo(197.7, 1)
  })

  it.each([
    [frameWorkP50, 5],
    [frameStep, 5],
    [frameWorkP95, 20],
    [frameIntervalP95, 20],
    [budgetShare, 20],
    [frameWorkP99, 100],
  ])('$id needs %i frames, and says so', (metric, fewest) => {
    expect(of(metric, times(fewest - 1, 3))).toEqual([])
    expect(of(metric, times(fewest, 3))[0]).toBeCloseTo(3, 9)
    expect(metric.description).toContain(`Needs ${fewest} frames`)
  })
})

describe('time in Wasm', () => {
  it('is told between the steps of a coarse clock', () => {
    // A quarter of the frames reads one step more.
    const read = [...times(75, 1), ...times(25, 1.02)]
    expect(of(frameStep, read, { ...taken, resolutionNs: 20_000 })[0]).toBeCloseTo(1.005, 6)
  })
})

describe('dropped frames', () => {
  it.each([
    ['none at the refresh rate, or a little off it', [16.6, 16.7, 18, 15], 0],
    ['one in two at half of it', [33.3, 33.4, 33.2], 0.5],
    ['all that were due meanwhile', [16.7, 16.7, 100], 5 / 8],
  ])('are %s', (_, intervals, share) => {
    expect(of(droppedFrames, intervals)[0]).toBeCloseTo(share, 9)
  })

  it('follow the refresh rate that was measured', () => {
    expect(of(droppedFrames, [16.7, 16.7], { ...taken, refreshMs: 1000 / 120 })).toEqual([0.5])
    expect(of(droppedFrames, [16.7, 16.7], { ...taken, refreshMs: null })).toEqual([])
  })
})

describe('the frame rate', () => {
  it('is that of all frames together', () => {
    expect(of(fps, [10, 10, 30, 50])).toEqual([40])
  })
})
