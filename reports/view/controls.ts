import type { Ratio } from '../../harness/schema/run.ts'
import { percent } from '../format/percent.ts'
import { isCorrectedAway } from './comparisons.ts'

/** How a control came out: SIMD cannot help it, so its true ratio is 1. */
export type ControlJudgement = 'as-it-should' | 'almost' | 'chance' | 'suspicious' | 'unknown'

/** `almost`: the interval misses 1 but stays within the margin of equivalence. `chance`: it misses 1 by no more than one of so many comparisons may. `unknown`: there is no interval. */
export const judgeControl = (ratio: Ratio): ControlJudgement => {
  const { interval, verdict } = ratio
  if (interval === null) return 'unknown'
  if (interval.low <= 1 && interval.high >= 1) return 'as-it-should'
  if (isCorrectedAway(ratio)) return 'chance'
  return verdict === 'equivalent' ? 'almost' : 'suspicious'
}

/** The judgement as the end of a sentence that starts with the control's name. */
export const controlInWords = (ratio: Ratio): string => {
  switch (judgeControl(ratio)) {
    case 'as-it-should':
      return 'as it should: the interval contains 1'
    case 'almost':
      return `off by ${percent(Math.abs(ratio.value - 1))}: less than matters`
    case 'chance':
      return `off by ${percent(Math.abs(ratio.value - 1))}: not after correcting for the number of comparisons`
    case 'suspicious':
      return `not as it should: off by ${percent(Math.abs(ratio.value - 1))}; doubt differences of that size`
    case 'unknown':
      return 'cannot be judged without an interval'
  }
}
