import { animate, type Ending } from './animate.ts'
import type { FrameKernel } from './frameKernel.ts'
import type { Surface } from './surface.ts'
import type { Ticker } from './ticker.ts'

/** Times of the frames of one animation, in ms and in their order. */
export interface Drawn {
  /** `frame_step()`. */
  readonly stepMs: readonly number[]
  /** `putImageData()`. */
  readonly uploadMs: readonly number[]
  /** The whole of what is done in a frame. */
  readonly workMs: readonly number[]
  /** From one frame's beginning to the next's. */
  readonly intervalMs: readonly number[]
}

/** Finer than any clock tells, and short in the journal. */
const rounded = (ms: number): number => Math.round(Math.max(0, ms) * 1e5) / 1e5

/**
 * Draws one frame after the other, from frame 0 on, and times each. The first frames pay for what was done before them:
 * their work is not counted, nor is the interval after the last of them.
 *
 * @param first frames that do not count, at least one
 * @param goesOn asked after every frame that counts, with what there is so far and the time since the first frame began, in ms
 */
export const draw = async (
  kernel: FrameKernel,
  surface: Surface,
  ticker: Ticker,
  first: number,
  goesOn: (drawn: Drawn, elapsedMs: number) => boolean,
): Promise<{ readonly ending: Ending; readonly drawn: Drawn }> => {
  const [stepMs, uploadMs, workMs, intervalMs]: number[][] = [[], [], [], []] as const
  const drawn = { stepMs, uploadMs, workMs, intervalMs } as Drawn & Record<keyof Drawn, number[]>
  let frame = 0
  let began = 0
  let previous = 0
  const ending = await animate(ticker, (start) => {
    if (frame === 0) began = start
    const address = kernel.step(frame)
    const stepped = ticker.now()
    surface.show(kernel.memory, address)
    const end = ticker.now()
    if (frame >= first) {
      drawn.stepMs.push(rounded(stepped - start))
      drawn.uploadMs.push(rounded(end - stepped))
      drawn.workMs.push(rounded(end - start))
    }
    if (frame > first) drawn.intervalMs.push(rounded(start - previous))
    previous = start
    frame++
    return frame <= first || goesOn(drawn, end - began)
  })
  return { ending, drawn }
}
