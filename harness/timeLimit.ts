import { setTimeout as sleep } from 'node:timers/promises'

/** What the promise gives, or an error when that takes longer than `limitMs`. The work itself goes on, unheard. */
export const within = async <Value>(limitMs: number, what: string, work: Promise<Value>): Promise<Value> => {
  const timer = new AbortController()
  const limit = async (): Promise<never> => {
    await sleep(limitMs, undefined, { signal: timer.signal })
    throw new Error(`${what} took longer than ${limitMs / 1000} s`)
  }
  try {
    return await Promise.race([work, limit()])
  } finally {
    timer.abort()
  }
}

/** What the promise gives, or the signal's reason as soon as it aborts. The work itself goes on, unheard. */
export const unlessAborted = async <Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> => {
  const aborted = Promise.withResolvers<never>()
  const abort = () => aborted.reject(signal.reason as Error)
  signal.addEventListener('abort', abort, { once: true })
  if (signal.aborted) abort()
  try {
    return await Promise.race([work, aborted.promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
