import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { Ratio } from '../../harness/schema/run.ts'
import { percent } from '../format/percent.ts'
import { isCorrectedAway } from './comparisons.ts'

/** How something came out whose true ratio is known. */
export type ControlJudgement = 'as-it-should' | 'almost' | 'chance' | 'suspicious' | 'unknown'

/** What a variant's ratio truly is: what the crate says of it, 1 in a control, which SIMD cannot help, and otherwise `null`. */
export const truthOf = ({ control, known }: Pick<Benchmark, 'control' | 'known'>, variant: string): number | null =>
  known[variant] ?? (control ? 1 : null)

/** Whether any of a benchmark's ratios is known beforehand. */
export const isJudge = ({ control, known }: Pick<Benchmark, 'control' | 'known'>): boolean =>
  control || Object.keys(known).length > 0

/**
 * `almost`: the interval misses the truth but stays within the margin of equivalence around it. `chance`: it misses 1 by no more than
 * one of so many comparisons may, which only comparisons with 1 are corrected for. `unknown`: there is no interval.
 *
 * @param margin as a share
 */
export const judgeControl = (ratio: Ratio, truth = 1, margin = 0.01): ControlJudgement => {
  const { interval, verdict } = ratio
  if (interval === null) return 'unknown'
  if (interval.low <= truth && interval.high >= truth) return 'as-it-should'
  if (truth === 1) return isCorrectedAway(ratio) ? 'chance' : verdict === 'equivalent' ? 'almost' : 'suspicious'
  const within = interval.low >= truth / (1 + margin) && interval.high <= truth * (1 + margin)
  return within ? 'almost' : 'suspicious'
}

/** The judgement as the end of a sentence that starts with the control's name. */
export const controlInWords = (ratio: Ratio, truth = 1, margin = 0.01): string => {
  const off = `off by ${percent(Math.abs(ratio.value / truth - 1))}`
  switch (judgeControl(ratio, truth, margin)) {
    case 'as-it-should':
      return `as it should: the interval contains ${truth}`
    case 'almost':
      return `${off}: less than matters`
    case 'chance':
      return `${off}: not after correcting for the number of comparisons`
    case 'suspicious':
      return `not as it should: ${off}; doubt differences of that size`
    case 'unknown':
      return 'cannot be judged without an interval'
  }
}
