import type { Interval } from '../../harness/schema/interval.ts'
import type { Ratio } from '../../harness/schema/run.ts'
import { duration } from '../format/duration.ts'
import { chosenPercent, percent } from '../format/percent.ts'
import { plural } from '../format/plural.ts'
import { comparisonsOf } from './comparisons.ts'
import { isUntimed, type View } from './view.ts'

/** A speed-up with an interval. */
export interface Sure {
  readonly browser: string | null
  readonly ratio: Ratio & { readonly interval: Interval }
}

/** Every speed-up that has an interval. */
export const sureOnes = ({ document, headline }: View): Sure[] =>
  document.estimates.flatMap(({ metric, browser, ratio }) =>
    metric === headline?.id && ratio !== null && ratio.interval !== null
      ? [{ browser, ratio: { ...ratio, interval: ratio.interval } }]
      : [],
  )

/** Half the width of an interval as a share of its value: half of it on the log scale. */
export const halfWidth = ({ low, high }: Interval): number => Math.sqrt(high / low) - 1

const methods = new Map<string, string>([
  ['signed-rank', 'exact signed-rank'],
  ['anytime', 'anytime-valid'],
])

/** `97.9 %`, and nothing rounded up to a certainty. */
const level = (confidence: number): string => `${(Math.floor(confidence * 1000) / 10).toFixed(1).replace(/\.0$/, '')} %`

/** `exact signed-rank, 95.1 % to 97.9 %`; `no intervals` where there is none. */
export const methodsInWords = (view: View): string => {
  const intervals = sureOnes(view).map(({ ratio }) => ratio.interval)
  if (intervals.length === 0) return 'no intervals'
  const names = new Set(intervals.map(({ method }) => methods.get(method) ?? method))
  const levels = intervals.map(({ confidence }) => confidence)
  const [low, high] = [level(Math.min(...levels)), level(Math.max(...levels))]
  return `${[...names].join(' and ')}, ${low === high ? low : `${low} to ${high}`}`
}

/** How much of the time was spent on samples: `62 % of 13 min 12 s`; `null` where no time has passed. */
export const measuredInWords = ({ document }: View): string | null => {
  const { wallMs, measuredMs } = document.visits
  return wallMs > 0 ? `${percent(measuredMs / wallMs)} of ${duration(wallMs)}` : null
}

/** In one line, how sure the verdicts are. */
export const sureLine = (view: View): string => {
  const { document, headline } = view
  const comparisons = comparisonsOf(document, headline?.id ?? '')
  const measured = measuredInWords(view)
  const intervals = sureOnes(view).length === 0 ? methodsInWords(view) : `intervals: ${methodsInWords(view)}`
  return [
    isUntimed(view) ? null : intervals,
    comparisons === 0 ? null : `corrected for ${plural(comparisons, 'comparison')} (Holm)`,
    `equivalent within ±${chosenPercent(document.design.margin)}`,
    measured === null ? null : `${measured} was measurement`,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}
