import type { Ticker } from './ticker.ts'

/** A display and a clock that are made up: frames come with every refresh, as soon as nothing is being done. */
export interface FakeTicker extends Ticker {
  /** Lets time pass, as work does. */
  work(ms: number): void
  /** From now on no frame comes. */
  stall(): void
  /** They come again. */
  resume(): void
  hide(): void
}

/** @param offMs by how much the frame of that number comes late */
export const fakeTicker = (refreshMs: number, offMs: (frame: number) => number = () => 0): FakeTicker => {
  let time = 0
  let frame = 0
  let stalled = false
  let visible = true
  let hidden: (() => void) | null = null
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>()

  /** Fires what is due, in the order in which it is. */
  const passTo = (then: number): void => {
    const due = [...timers].filter(({ at }) => at <= then).toSorted((a, b) => a.at - b.at)
    for (const timer of due) {
      if (!timers.delete(timer)) continue
      time = Math.max(time, timer.at)
      timer.callback()
    }
    time = Math.max(time, then)
  }
  return {
    now: () => time,
    next: (callback) => {
      if (stalled || !visible) {
        queueMicrotask(() => passTo(time + 60_000))
        return
      }
      queueMicrotask(() => {
        passTo((Math.floor(time / refreshMs + 1e-9) + 1) * refreshMs + offMs(frame++))
        callback()
      })
    },
    later: (callback, ms) => {
      const timer = { at: time + ms, callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    visible: () => visible,
    onHidden: (callback) => {
      hidden = callback
      return () => {
        hidden = null
      }
    },
    work: (ms) => {
      time += ms
    },
    stall: () => {
      stalled = true
    },
    resume: () => {
      stalled = false
    },
    hide: () => {
      visible = false
      hidden?.()
    },
  }
}
