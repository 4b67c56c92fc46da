import type { Estimate } from '../../harness/schema/run.ts'
import type { PrintedRatio } from '../format/ratio.ts'

/** Two ways to get the same across, by metric id, and what the comparison of the first with the second is called. */
export interface CrossingPair {
  readonly first: string
  readonly second: string
  readonly title: string
}

/** Ways to cross that belong beside each other, and what is to be compared among them. */
export interface CrossingGroup {
  readonly ids: readonly string[]
  readonly pairs: readonly CrossingPair[]
}

const id = (name: string): string => `crossing-${name}`
const pair = (first: string, second: string, title: string): CrossingPair => ({
  first: id(first),
  second: id(second),
  title,
})

export const crossingGroups: readonly CrossingGroup[] = [
  { ids: ['call', 'call-out'].map(id), pairs: [] },
  {
    ids: ['elements', 'batched'].map(id),
    pairs: [pair('elements', 'batched', 'A call for each element, against one for all')],
  },
  {
    ids: ['string-copied', 'string-bytes'].map(id),
    pairs: [pair('string-copied', 'string-bytes', 'A string, against its bytes')],
  },
  {
    ids: ['string-returned', 'string-interned'].map(id),
    pairs: [pair('string-returned', 'string-interned', 'A string made anew, against an interned one')],
  },
  {
    ids: ['array-copied', 'array-viewed', 'shared-array'].map(id),
    pairs: [
      pair('array-copied', 'array-viewed', 'An array copied, against a view'),
      pair('shared-array', 'array-copied', 'An array in shared memory, against one that is not'),
    ],
  },
]

/**
 * How many times as long the first way takes as the second. Its interval is as wide as both intervals allow together: it errs
 * no more often than they do in sum.
 */
export const timesAsLong = (first: Estimate, second: Estimate): PrintedRatio | null => {
  if (second.value <= 0) return null
  const [a, b] = [first.interval, second.interval]
  const interval = a === null || b === null || b.low <= 0 ? null : { low: a.low / b.high, high: a.high / b.low }
  return { value: first.value / second.value, interval }
}
