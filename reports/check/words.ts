import type { Checked, CheckDocument, LimitResult, Outcome } from '../../harness/schema/check.ts'
import type { Limit } from '../../harness/schema/limit.ts'
import { percent } from '../format/percent.ts'
import { quantity, quantityInterval } from '../format/quantity.ts'
import { ratioText, ratioShort } from '../format/ratio.ts'

/** Digits that say no more than that somebody chose a round number. */
const idleDigits = /\.0+(?!\d)|(?<=\.\d*[1-9])0+(?!\d)/

/** An amount as the limit counts it: in the metric's unit, or a ratio. */
export const amountInWords = ({ kind, metric }: Limit, amount: number): string =>
  (kind === 'speedup' ? ratioShort(amount) : quantity(amount, metric.unit)).replace(idleDigits, '')

/** `size-brotli ≤ 500 kB`, `time ≥ 2.00× the baseline`. */
export const limitInWords = (limit: Limit): string =>
  `${limit.metric.id} ${limit.kind === 'most' ? '≤' : '≥'} ${typeof limit.written === 'string' ? limit.written : amountInWords(limit, limit.amount)}${limit.kind === 'speedup' ? ' the baseline' : ''}`

const measured = ({ kind, metric }: Limit, { value, interval }: Checked & { value: number }): string => {
  if (kind === 'speedup') return ratioText({ value, interval })
  const range =
    interval === null || interval.low === interval.high ? '' : ` ${quantityInterval(value, metric.unit, interval)}`
  return `${quantity(value, metric.unit, interval)}${range}`
}

/** `612 kB, 22 % beyond the limit`, and for what is not sure why. */
export const figureInWords = (limit: Limit, cell: Checked): string => {
  const { value, over, outcome, reason, interval } = cell
  if (value === null) return reason ?? 'no number'
  const beyond =
    over === null || over === 0
      ? 'at the limit'
      : `${percent(Math.abs(over))} ${over > 0 ? 'beyond' : 'inside'} the limit`
  const sure =
    outcome === 'undecided'
      ? (reason ?? 'the interval straddles the limit')
      : interval === null
        ? null
        : `${percent(interval.confidence)} sure`
  return [measured(limit, { ...cell, value }), beyond, ...(sure === null ? [] : [sure])].join(', ')
}

export const signs: Readonly<Record<Outcome, string>> = { kept: '✓', broken: '✗', undecided: '?', failed: '✗' }

/** The farthest beyond the limit first, then the nearest to it. */
export const byUrgency = (cells: readonly Checked[]): Checked[] =>
  cells.toSorted((a, b) => (b.over ?? Number.MAX_VALUE) - (a.over ?? Number.MAX_VALUE))

export interface Summary {
  /** Errors first, and of those the broken ones. */
  readonly measured: readonly LimitResult[]
  /** Limits about something that this run did not measure. */
  readonly unmeasured: readonly LimitResult[]
}

const urgency = ({ limit, cells }: LimitResult): number => {
  const worst = Math.min(...cells.map(({ outcome }) => ['broken', 'failed', 'undecided', 'kept'].indexOf(outcome)))
  return 2 * worst + (limit.level === 'error' ? 0 : 1)
}

/** The results in the order in which they are told. */
export const summaryOf = ({ results }: Pick<CheckDocument, 'results'>): Summary => ({
  measured: results.filter(({ cells }) => cells.length > 0).toSorted((a, b) => urgency(a) - urgency(b)),
  unmeasured: results.filter(({ cells }) => cells.length === 0),
})

/** `2 broken, 1 undecided, 40 kept`, of errors or of warnings. */
export const countsInWords = ({ results }: Pick<CheckDocument, 'results'>): string => {
  const count = (level: Limit['level'], outcome: Outcome) =>
    results
      .filter(({ limit }) => limit.level === level)
      .reduce((sum, { cells }) => sum + cells.filter((cell) => cell.outcome === outcome).length, 0)
  const kept = count('error', 'kept') + count('warn', 'kept')
  const parts = [
    [count('error', 'broken'), 'broken'],
    [count('error', 'failed'), 'failed'],
    [count('error', 'undecided'), 'undecided'],
    [count('warn', 'broken') + count('warn', 'failed'), 'broken that only warn'],
    [count('warn', 'undecided'), 'undecided that only warn'],
    [kept, 'kept'],
  ] as const
  const told = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`)
  return told.length === 0 ? 'nothing of what they are about was measured' : told.join(', ')
}

/** What a limit could be made; `null` where it is tight. */
export const tighterInWords = ({ limit, tighter }: LimitResult): string | null =>
  tighter === null ? null : `${limitInWords(limit)} would hold at ${amountInWords(limit, tighter)}`
