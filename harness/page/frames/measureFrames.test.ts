import { describe, expect, it } from 'vitest'
import { Frames } from '../../schema/config.ts'
import type { FramesJob } from '../../schema/job.ts'
import type { VariantResult } from '../../schema/visit.ts'
import { VariantError } from '../variantError.ts'
import { fakeTicker, type FakeTicker } from './fakeTicker.ts'
import type { FrameKernel } from './frameKernel.ts'
import { measureFrames } from './measureFrames.ts'
import { createQuirks } from './quirks.ts'

const refreshMs = 1000 / 60

interface Made {
  /** Time of a frame, in ms. */
  readonly ms: number
  /** Called before a set-up of the variant, with how many there have been. */
  readonly onSetUp?: (count: number, ticker: FakeTicker) => void
}

/** Measures variants that are made up. */
const measured = async (variants: Readonly<Record<string, Made>>, frames: Partial<Frames> = {}) => {
  const ticker = fakeTicker(refreshMs)
  const quirks = createQuirks()
  const announced: string[] = []
  const kernels = Object.entries(variants).map(([variant, { ms, onSetUp }]): FrameKernel => {
    let setUps = 0
    return {
      variant,
      memory: new WebAssembly.Memory({ initial: 1 }),
      checksum: 7,
      size: 100,
      setUp: () => onSetUp?.(++setUps, ticker),
      step: () => {
        ticker.work(ms)
        return 0
      },
      verify: () => {},
    }
  })
  const job = { seed: 3, frame: { width: 8, height: 8, verifyAfter: 3 }, frames: Frames.parse(frames) } as FramesJob
  const surface = { show: () => ticker.work(0.5), remove: () => {} }
  const { results } = await measureFrames(job, kernels, surface, ticker, quirks, async (variant, phase) => {
    if (phase === 'frames') announced.push(variant)
  })
  const samplesOf = (variant: string): Record<string, readonly number[]> => {
    const result = results.find((one) => one.variant === variant)
    return result?.outcome === 'measured' ? result.samples : {}
  }
  const resultOf = (variant: string): VariantResult | undefined => results.find((one) => one.variant === variant)
  return { announced, samplesOf, resultOf, quirks: quirks.list() }
}

/** Set-ups of a variant: one for the warm-up, then one for each stretch. */
const stretchIs = (count: number) => count - 1

describe('frames', () => {
  it('come in stretches, in an order and then in its reverse', async () => {
    const { announced } = await measured({ a: { ms: 1 }, b: { ms: 2 }, c: { ms: 3 } }, { stretches: 4 })
    expect(announced.length).toBe(12)
    expect(announced.slice(0, 6)).toEqual(announced.slice(0, 6).toReversed())
    expect(announced.slice(6)).toEqual(announced.slice(6).toReversed())
    expect(new Set(announced.slice(0, 3))).toEqual(new Set(['a', 'b', 'c']))
  })

  it('are enough for a 99th percentile by default, of slow variants too', async () => {
    const { samplesOf } = await measured({ quick: { ms: 3 }, slow: { ms: 30 } })
    for (const variant of ['quick', 'slow']) {
      expect(samplesOf(variant)['frame-interval']?.length).toBeGreaterThanOrEqual(100)
      expect(samplesOf(variant)['frame-work']?.length).toBeGreaterThanOrEqual(100)
    }
    expect(new Set(samplesOf('quick')['frame-work'])).toEqual(new Set([3.5]))
    expect(samplesOf('slow')['budget-share']?.[0]).toBeCloseTo(30.5 / refreshMs, 5)
  })

  it('of a stretch in which they stopped coming do not count, and that is said', async () => {
    const stalling = (count: number, ticker: FakeTicker) => {
      ticker.resume()
      if (stretchIs(count) === 1) ticker.stall()
    }
    const { samplesOf, quirks } = await measured({ a: { ms: 1, onSetUp: stalling } })
    expect(samplesOf('a')['frame-interval']?.length).toBeGreaterThanOrEqual(48)
    expect(samplesOf('a')['frame-interval']?.length).toBeLessThan(60)
    expect(quirks).toMatchObject([{ code: 'frames-stalled' }])
  })

  it('that never come are a failure', async () => {
    const { resultOf } = await measured({ a: { ms: 1, onSetUp: (_, ticker) => ticker.stall() } })
    expect(resultOf('a')).toMatchObject({
      outcome: 'failed',
      phase: 'frames',
      message: 'The browser stopped drawing: no frame came for a second.',
    })
  })

  it('of a hidden page are a failure too', async () => {
    const { resultOf, quirks } = await measured({ a: { ms: 1, onSetUp: (_, ticker) => ticker.hide() } })
    expect(resultOf('a')).toMatchObject({ phase: 'frames', message: expect.stringContaining('hidden') })
    expect(quirks).toMatchObject([{ code: 'frames-hidden' }])
  })

  it('that take many times too long are too few to say anything', async () => {
    const { resultOf } = await measured({ a: { ms: 1500 } })
    expect(resultOf('a')).toMatchObject({ phase: 'frames', message: expect.stringMatching(/^Only \d frames came/) })
  })

  it('of one variant can fail while the others go on', async () => {
    const fails = (count: number) => {
      if (stretchIs(count) === 1) throw new VariantError('bad', 'verify', 'wrong result: another picture')
    }
    const { resultOf } = await measured({ good: { ms: 1 }, bad: { ms: 1, onSetUp: fails } })
    expect(resultOf('bad')).toMatchObject({ outcome: 'failed', phase: 'verify' })
    expect(resultOf('good')).toMatchObject({ outcome: 'measured', checksum: 7 })
  })
})
