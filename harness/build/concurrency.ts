/** Runs what it is given, at most so many at a time, in the order in which they came. */
export type Limit = <T>(task: () => Promise<T>) => Promise<T>

/** Makes a limit of `most` tasks at a time. A task that has begun is never stopped by another's failure. */
export const limitTo = (most: number): Limit => {
  const waiting: (() => void)[] = []
  let free = Math.max(1, Math.floor(most))
  return async (task) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      // A place that is handed on was never free.
      if (next === undefined) free += 1
      else next()
    }
  }
}
