import { ratioInText } from '../../reports/format/ratio.ts'
import type { Comparison } from '../compare/comparison.ts'
import type { VerdictRow } from '../compare/verdicts.ts'
import type { Failure } from '../schema/run.ts'
import type { Judgement } from './search.ts'

/** What the bad commit has and the good one has not: what is searched for. */
export type Effect =
  | { readonly kind: 'broken'; readonly failure: Failure }
  | { readonly kind: 'changed'; readonly row: VerdictRow }

/** Failures that the second commit has and the first has not, whether a page met them or cargo. */
export const brokenIn = ({ broken, failures, a, b }: Comparison): Failure[] => [
  ...broken,
  ...failures.filter(
    ({ stage, variant, benchmark }) =>
      stage === 'build' &&
      variant === b &&
      !failures.some((also) => also.stage === 'build' && also.variant === a && also.benchmark === benchmark),
  ),
]

const size = ({ ratio }: VerdictRow): number => Math.abs(Math.log(ratio))

/** What is different for sure between the good and the bad commit, the largest of it; `null` where nothing is. */
export const effectOf = (comparison: Comparison): Effect | null => {
  const [failure] = brokenIn(comparison)
  if (failure !== undefined) return { kind: 'broken', failure }
  const rows = comparison.rows.filter(
    ({ metric, beyondThreshold }) => comparison.judged.includes(metric) && beyondThreshold,
  )
  const [row] = rows.toSorted((one, other) => size(other) - size(one))
  return row === undefined ? null : { kind: 'changed', row }
}

const sameCell = (one: VerdictRow, other: VerdictRow): boolean =>
  one.benchmark === other.benchmark && one.browser === other.browser && one.metric === other.metric

/** `0.51× (0.50–0.52) in time of dot-f32 in firefox`. */
export const rowInWords = (row: VerdictRow): string =>
  `${ratioInText({ value: row.ratio, interval: row.interval })} in ${row.metric} of ${row.benchmark}${row.browser === null ? '' : ` in ${row.browser}`}`

const judgeFailure = (failure: Failure, comparison: Comparison): Judgement => {
  const found = brokenIn(comparison)
  const again = found.find(({ benchmark }) => benchmark === failure.benchmark)
  if (again !== undefined && (again.stage === 'build') === (failure.stage === 'build'))
    return { kind: 'bad', why: again.message }
  // It does not even come so far.
  if (again !== undefined) return { kind: 'untestable', why: again.message }
  return { kind: 'good', why: 'it does not fail' }
}

const judgeChange = (effect: VerdictRow, comparison: Comparison): Judgement => {
  if (comparison.identical.includes(effect.benchmark)) return { kind: 'good', why: 'the same bytes as the good commit' }
  const row = comparison.rows.find((each) => sameCell(each, effect))
  const [failure] = brokenIn(comparison)
  if (row === undefined) return { kind: 'untestable', why: failure?.message ?? 'it has no number' }
  // Half of the way, on the scale on which effects add up.
  const half = Math.log(effect.ratio) / 2
  const isBeyond = (ratio: number) => (half < 0 ? Math.log(ratio) <= half : Math.log(ratio) >= half)
  const { low, high } = row.interval ?? { low: row.ratio, high: row.ratio }
  const unsure = isBeyond(low) !== isBeyond(high) || (row.interval === null && row.kind === 'sampled')
  return { kind: isBeyond(row.ratio) ? 'bad' : 'good', why: rowInWords(row), ...(unsure ? { unsure } : {}) }
}

/** What a commit is, from its comparison with the good one: bad when it has at least half of the effect. */
export const judge = (effect: Effect, comparison: Comparison): Judgement =>
  effect.kind === 'broken' ? judgeFailure(effect.failure, comparison) : judgeChange(effect.row, comparison)
