import type { RunDocument } from '../../harness/schema/run.ts'
import { amount } from '../format/amount.ts'

/** How the canary stood in a visit: 1.02 is 2 % slower than its median over all visits to the browser. */
export type CanaryLevels = ReadonlyMap<number, number>

/** How the canary stood in the visits to a benchmark in a browser, by block: of a block that was measured again, in the visit that counts. */
export const canaryLevels = (
  { canary, browsers }: Pick<RunDocument, 'canary' | 'browsers'>,
  benchmark: string,
  browser: string,
): CanaryLevels => {
  const median = browsers.find(({ id }) => id === browser)?.canaryNs ?? null
  return new Map(
    canary.flatMap((visit) =>
      visit.browser === browser && visit.benchmark === benchmark && visit.ns !== null && median !== null
        ? [[visit.block, visit.ns / median] as const]
        : [],
    ),
  )
}

/** The least and the most of them: `−0.60 % to +1.1 %`; `null` without any. */
export const canaryRange = (levels: CanaryLevels): string | null => {
  if (levels.size === 0) return null
  const ends = [Math.min(...levels.values()), Math.max(...levels.values())].map(amount)
  return [...new Set(ends)].join(' to ')
}
