/** Counts how often things failed in a row, and says when to stop trying. */
export interface Strikes {
  add(what: string): void
  clear(what: string): void
  isOut(what: string): boolean
}

/** @param limit failures after which something is not tried again */
export const strikes = (limit: number): Strikes => {
  const counts = new Map<string, number>()
  return {
    add: (what) => counts.set(what, (counts.get(what) ?? 0) + 1),
    clear: (what) => counts.delete(what),
    isOut: (what) => (counts.get(what) ?? 0) >= limit,
  }
}
