import { describe, expect, it } from 'vitest'
import { Design } from '../schema/config.ts'
import { fitTime, leastTimeMs } from './fitTime.ts'

const design = Design.parse({})

describe('fitTime', () => {
  it('leaves visits as they are where there is time, and lets a launch serve several', () => {
    const fitted = fitTime(design, 600_000, 3, 1)
    expect(fitted.sampling).toEqual(design.sampling)
    expect(fitted.stop).toEqual({ when: 'time', timeMs: 600_000 })
    expect(fitted.blocksPerLaunch).toBe(5)
  })

  it('shortens visits so that seven fit in for each cell, but not to nothing', () => {
    const fitted = fitTime(design, 3 * 4000 + 15 * 7 * 1500, 15, 5)
    expect(fitted.sampling.measureMs).toBe(500)
    expect(fitted.blocksPerLaunch).toBe(3)
    expect(fitTime(design, 1000, 15, 5).sampling.measureMs).toBe(200)
  })

  it('knows how much time it takes at least', () => {
    const cells = 4
    expect(fitTime(design, leastTimeMs(cells), cells, 4).sampling.measureMs).toBe(200)
  })

  it('makes ten visits rather than longer ones, and launches the browser again after five', () => {
    const fitted = fitTime(design, 30_000, 1, 1)
    expect(fitted.sampling.measureMs).toBe(1600)
    expect(fitted.blocksPerLaunch).toBe(5)
  })
})
