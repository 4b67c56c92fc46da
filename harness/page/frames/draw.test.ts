import { describe, expect, it } from 'vitest'
import { droppedShare } from '../../stats/droppedShare.ts'
import { draw } from './draw.ts'
import { fakeTicker } from './fakeTicker.ts'
import type { FrameKernel } from './frameKernel.ts'
import { holds } from './holds.ts'

const refreshMs = 1000 / 60

/** A kernel and a canvas that take so long. */
const drawn = async (stepMs: (frame: number) => number, uploadMs: number, first: number, frames: number) => {
  const ticker = fakeTicker(refreshMs)
  const steps: number[] = []
  const kernel = {
    step: (frame: number) => {
      steps.push(frame)
      ticker.work(stepMs(frame))
      return 1024
    },
  } as unknown as FrameKernel
  const surface = { show: () => ticker.work(uploadMs), remove: () => {} }
  const result = await draw(kernel, surface, ticker, first, ({ intervalMs }) => intervalMs.length < frames)
  return { ...result, steps }
}

describe('drawing', () => {
  it('times step, upload, work and interval of every frame but the first', async () => {
    const { ending, drawn: times, steps } = await drawn((frame) => (frame === 0 ? 500 : 3), 2, 1, 10)
    expect(ending).toBe('done')
    expect(times.stepMs).toEqual(Array.from({ length: 11 }, () => 3))
    expect(times.uploadMs).toEqual(Array.from({ length: 11 }, () => 2))
    expect(times.workMs).toEqual(Array.from({ length: 11 }, () => 5))
    expect(times.intervalMs.length).toBe(10)
    for (const interval of times.intervalMs) expect(interval).toBeCloseTo(refreshMs, 4)
    expect(steps).toEqual(Array.from({ length: 12 }, (_, frame) => frame))
  })

  it('drops half of the frames when each takes 30 ms', async () => {
    const { drawn: times } = await drawn(() => 30, 0, 1, 20)
    expect(droppedShare(times.intervalMs, refreshMs)).toBe(0.5)
  })
})

describe('a workload', () => {
  const rule = { frames: 30, refreshMs, maxDropped: 0.05 }
  const judged = async (stepMs: (frame: number) => number) =>
    holds((await drawn(stepMs, 0, 4, rule.frames)).drawn, rule)

  it('holds when its frames are ready in time', async () => {
    expect(await judged(() => 16)).toBe(true)
  })

  it('holds although one frame in 30 is late, or while it settles', async () => {
    expect(await judged((frame) => (frame === 20 ? 30 : 10))).toBe(true)
    expect(await judged((frame) => (frame < 3 ? 100 : 10))).toBe(true)
  })

  it('does not when two are', async () => {
    expect(await judged((frame) => (frame === 20 || frame === 25 ? 30 : 10))).toBe(false)
  })

  it('is undecided until enough frames were drawn', async () => {
    expect(holds((await drawn(() => 10, 0, 4, 29)).drawn, rule)).toBeNull()
  })

  it('fails as soon as that is certain', async () => {
    expect(holds((await drawn(() => 18, 0, 4, 2)).drawn, rule)).toBe(false)
  })
})
