import type { Failure } from '../../harness/schema/run.ts'
import { plural } from '../format/plural.ts'

/** Where it failed, `everywhere` when nothing narrows it down: `dot · webkit · simd`. */
export const failurePlace = ({
  benchmark,
  browser,
  variant,
}: Pick<Failure, 'benchmark' | 'browser' | 'variant'>): string =>
  [benchmark, browser, variant].filter((part) => part !== null).join(' · ') || 'everywhere'

/** When: `in block 4`, `3 times, first in block 4`; `null` where it is not about visits. */
export const failureWhen = ({ block, times }: Failure): string | null => {
  if (block === null) return times === 1 ? null : plural(times, 'time')
  return times === 1 ? `in block ${block + 1}` : `${plural(times, 'time')}, first in block ${block + 1}`
}
