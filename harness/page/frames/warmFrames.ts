import type { VariantResult } from '../../schema/visit.ts'
import type { FrameKernel } from './frameKernel.ts'
import type { Ticker } from './ticker.ts'

/** Goes on for at least this long, and, while frames still get faster, until this, in ms. */
const leastMs = 60
const mostMs = 300
/** Neighbouring windows of so many frames are compared by their fastest… */
const windowFrames = 5
/** …which is no longer getting faster when it gains no more than this share. Frames differ in what they draw. */
const tolerance = 0.05

type WarmUp = NonNullable<Extract<VariantResult, { outcome: 'measured' }>['warmUp']>

/**
 * Draws outside of animation frames until the engine has stopped replacing the code with faster code, or for 300 ms: two
 * windows of frames in any case. What it draws is never shown.
 */
export const warmFrames = (kernel: FrameKernel, ticker: Pick<Ticker, 'now'>): WarmUp => {
  kernel.setUp(kernel.size)
  const stepsMs: number[] = []
  const fastest = (from: number, to?: number): number => Math.min(...stepsMs.slice(from, to))
  const isSteady = (): boolean => fastest(-windowFrames) >= fastest(-2 * windowFrames, -windowFrames) * (1 - tolerance)
  const start = ticker.now()
  let elapsed = 0
  let steady = false
  while (stepsMs.length < 2 * windowFrames || elapsed < leastMs || (elapsed < mostMs && !steady)) {
    const before = ticker.now()
    kernel.step(stepsMs.length)
    const after = ticker.now()
    stepsMs.push(after - before)
    elapsed = after - start
    steady = stepsMs.length >= 2 * windowFrames && isSteady()
  }
  // The report's curve needs no more of them.
  const curve = stepsMs.slice(0, 2000).map((ms) => Math.round(ms * 1e6))
  return { steady, ms: elapsed, calls: stepsMs.length, curve }
}
