/** Where frames come from: the browser, or a test. */
export interface Ticker {
  /** Milliseconds, as `performance.now()` gives them. */
  now(): number
  /** Calls back in the next frame. */
  next(callback: () => void): void
  /** Calls back after so many milliseconds; returns how to prevent that. */
  later(callback: () => void, ms: number): () => void
  visible(): boolean
  /** Calls back when the page is hidden; returns how to stop listening. */
  onHidden(callback: () => void): () => void
}

const visible = (): boolean => document.visibilityState === 'visible'

/** The page's own frames. */
export const browserTicker: Ticker = {
  now: () => performance.now(),
  next: (callback) => {
    // Not the time that the frame brings along: WebKit tells it in steps of a millisecond.
    requestAnimationFrame(() => callback())
  },
  later: (callback, ms) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
  visible,
  onHidden: (callback) => {
    const listener = () => {
      if (!visible()) callback()
    }
    document.addEventListener('visibilitychange', listener)
    return () => document.removeEventListener('visibilitychange', listener)
  },
}
