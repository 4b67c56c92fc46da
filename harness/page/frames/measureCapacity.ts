import type { CapacityJob } from '../../schema/job.ts'
import { quantile } from '../../stats/quantile.ts'
import { VariantError } from '../variantError.ts'
import { draw } from './draw.ts'
import type { FrameKernel } from './frameKernel.ts'
import { guessCapacity } from './guess.ts'
import { holds } from './holds.ts'
import { endingInWords, noteEnding, type Quirks } from './quirks.ts'
import { interpolated, search, type Tried } from './search.ts'
import type { Surface } from './surface.ts'
import type { Ticker } from './ticker.ts'

/**
 * Trials at most for each variant. With the default of 30 frames that decide, a trial takes at most 0.6 s at 60 Hz, and
 * one that fails about half of that, so a variant takes 4 to 5 s as a rule and never more than 9 s.
 */
const mostTrials = 14
/** Frames of each trial that do not count: they pay for the set-up. */
const settlingFrames = 4
/** A workload is timed outside of animation frames so often; the fastest counts. */
const timings = 3
/** Of a trial that the browser abandoned there is one more. */
const patience = 2

/** The work of all but one in 20 frames is less. */
const late = 0.95

/**
 * Looks for the largest workload of a variant that still holds the refresh rate.
 *
 * @returns that workload, or `null` where none does, and how long was drawn, in ms
 * @throws VariantError when frames stop coming
 */
export const measureCapacity = async (
  kernel: FrameKernel,
  { range, capacity, frame }: CapacityJob,
  refreshMs: number,
  surface: Surface,
  ticker: Ticker,
  quirks: Quirks,
): Promise<{ readonly capacity: number | null; readonly ms: number }> => {
  const { variant } = kernel
  const rule = { frames: capacity.framesPerStep, refreshMs, maxDropped: capacity.maxDropped }
  const tried = new Map<number, Tried>()
  let ms = 0
  const fails = (why: string): VariantError => new VariantError(variant, 'capacity', why)

  const drawnOnce = (n: number): number => {
    kernel.setUp(n)
    const times = Array.from({ length: timings + 1 }, (_, number) => {
      const start = ticker.now()
      surface.show(kernel.memory, kernel.step(number))
      return ticker.now() - start
    })
    return Math.min(...times.slice(1))
  }
  const trial = async (n: number): Promise<boolean> => {
    for (let count = 0; count < patience; count++) {
      kernel.setUp(n)
      const start = ticker.now()
      const { ending, drawn } = await draw(kernel, surface, ticker, settlingFrames, (so) => holds(so, rule) === null)
      ms += ticker.now() - start
      if (ending === 'done') {
        tried.set(n, { n, lateMs: quantile(drawn.workMs, late) })
        return holds(drawn, rule) === true
      }
      noteEnding(quirks, ending)
      if (count === patience - 1) throw fails(endingInWords[ending])
    }
    return false
  }

  const guess = guessCapacity(drawnOnce, range, refreshMs)
  const found = await search(trial, { ...range, guess, precision: capacity.precision, mostTrials })
  const rate = `${(1000 / refreshMs).toFixed(0)} Hz`
  switch (found.kind) {
    case 'none':
      // Nothing went wrong: this is what the machine can do, and pictures alone may take too long for it.
      quirks.note(
        'capacity-below-range',
        `${variant}: not even ${range.from} ${range.unit}, the fewest that the crate allows, hold ${rate} at ${frame.width} × ${frame.height} pixels here.`,
      )
      return { capacity: null, ms }
    case 'unfinished':
      throw fails(`The search for the largest workload came to no end within ${found.trials} trials.`)
    case 'at-limit':
      quirks.note(
        'capacity-at-limit',
        `${variant}: ${range.to} ${range.unit}, the most that the crate allows, still hold ${rate}. Its capacity is a lower bound.`,
      )
      return { capacity: range.to, ms }
    case 'between': {
      const [holding, failing] = [tried.get(found.holds), tried.get(found.fails)] as [Tried, Tried]
      return { capacity: Math.round(interpolated(holding, failing, refreshMs)), ms }
    }
  }
}
