import { describe, expect, it } from 'vitest'
import { animate } from './animate.ts'
import { fakeTicker } from './fakeTicker.ts'
import { createQuirks } from './quirks.ts'
import { measureRefresh } from './refresh.ts'

describe('an animation', () => {
  it('goes on until it is told to end', async () => {
    const times: number[] = []
    expect(await animate(fakeTicker(10), (now) => times.push(now) < 4)).toBe('done')
    expect(times).toEqual([10, 20, 30, 40])
  })

  it('is abandoned when no frame comes for a second', async () => {
    const ticker = fakeTicker(10)
    let frames = 0
    const ending = await animate(ticker, () => {
      if (++frames === 3) ticker.stall()
      return true
    })
    expect({ ending, frames }).toEqual({ ending: 'stalled', frames: 3 })
  })

  it('waits for frames that take longer than that', async () => {
    const ticker = fakeTicker(10)
    let frames = 0
    const ending = await animate(ticker, () => {
      ticker.work(3000)
      return ++frames < 3
    })
    expect({ ending, frames }).toEqual({ ending: 'done', frames: 3 })
  })

  it('is abandoned when the page is hidden, and does not begin in a hidden page', async () => {
    const ticker = fakeTicker(10)
    let frames = 0
    const frame = () => {
      if (++frames === 2) ticker.hide()
      return true
    }
    expect(await animate(ticker, frame)).toBe('hidden')
    expect(await animate(ticker, frame)).toBe('hidden')
    expect(frames).toBe(2)
  })

  it('passes on what goes wrong in a frame, and ends', async () => {
    let frames = 0
    const frame = () => {
      frames++
      throw new RangeError('out of bounds')
    }
    await expect(animate(fakeTicker(10), frame)).rejects.toThrow('out of bounds')
    expect(frames).toBe(1)
  })
})

describe('the refresh rate', () => {
  it.each([1000 / 60, 1000 / 144, 8])('is measured, not assumed: %d ms', async (refreshMs) => {
    const quirks = createQuirks()
    expect(await measureRefresh(60, fakeTicker(refreshMs), quirks)).toBeCloseTo(refreshMs, 9)
    expect(quirks.list()).toEqual([])
  })

  it('is not moved by a first interval that takes long', async () => {
    const quirks = createQuirks()
    expect(
      await measureRefresh(
        10,
        fakeTicker(10, (frame) => (frame === 1 ? 200 : 0)),
        quirks,
      ),
    ).toBeCloseTo(10, 9)
    expect(quirks.list()).toEqual([])
  })

  it('is said to be irregular where many intervals are off', async () => {
    const quirks = createQuirks()
    await measureRefresh(
      60,
      fakeTicker(10, (frame) => (frame % 5 === 0 ? 12 : 0)),
      quirks,
    )
    expect(quirks.list()).toMatchObject([{ code: 'irregular-refresh', message: expect.stringContaining('10.00 ms') }])
  })

  it('does not exist where no frames come', async () => {
    const ticker = fakeTicker(10)
    ticker.stall()
    const quirks = createQuirks()
    expect(await measureRefresh(60, ticker, quirks)).toBeNull()
    expect(quirks.list()).toMatchObject([{ code: 'frames-stalled' }])
  })
})
