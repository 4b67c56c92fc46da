import type { Ticker } from './ticker.ts'

/** When no frame comes for this long, in ms, none is coming. */
export const stallMs = 1000

/** `stalled`: frames stopped coming. `hidden`: the page was hidden, where browsers hold frames back. */
export type Ending = 'done' | 'stalled' | 'hidden'

/**
 * Has something done in every frame, until it says that it is done or frames stop coming.
 *
 * @param frame called with the time at the frame's beginning, in ms; `false` ends the animation
 * @returns why it ended; rejects with what `frame` throws
 */
export const animate = async (ticker: Ticker, frame: (nowMs: number) => boolean): Promise<Ending> => {
  if (!ticker.visible()) return 'hidden'
  const { promise, resolve, reject } = Promise.withResolvers<Ending>()
  let over = false
  let disarm = (): void => {}
  const end = (ending: Ending): void => {
    over = true
    resolve(ending)
  }
  /** Anew after every frame, so that a frame that takes long is not taken for one that did not come. */
  const watch = (): void => {
    disarm()
    disarm = ticker.later(() => end('stalled'), stallMs)
  }
  const tick = (): void => {
    if (over) return
    try {
      if (!frame(ticker.now())) {
        end('done')
        return
      }
    } catch (error) {
      over = true
      reject(error)
      return
    }
    watch()
    ticker.next(tick)
  }
  const forget = ticker.onHidden(() => end('hidden'))
  watch()
  ticker.next(tick)
  try {
    return await promise
  } finally {
    disarm()
    forget()
  }
}
