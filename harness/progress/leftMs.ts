import type { Standing } from '../events.ts'

/** Time that is left, in ms, if the visits to come take as long as those so far; `null` where nobody knows. */
export const leftMs = ({ done, total, elapsedMs, limitMs }: Omit<Standing, 'blocks'>): number | null => {
  if (limitMs !== null) return Math.max(0, limitMs - elapsedMs)
  return done === 0 || total === null || done >= total ? null : (elapsedMs / done) * (total - done)
}
