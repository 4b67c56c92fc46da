import { brotliId, type Question, questionsOf } from '../view/answers.ts'
import type { BrowserView } from '../view/browsers.ts'
import { isScript } from '../view/scripts.ts'
import type { VariantView } from '../view/variants.ts'
import type { View } from '../view/view.ts'
import { type ChartPoint, chartPoint } from './points.ts'

/** A variant by what it takes, both as multiples of the baseline's: less is better in both. */
export interface ParetoPoint {
  readonly variant: VariantView
  /** Of its modules, compressed with brotli. */
  readonly size: number
  readonly time: ChartPoint
  /** Whether no other variant is both smaller and faster, by the estimates. */
  readonly onFront: boolean
}

/** Time against size of a suite's variants in one browser. */
export interface ParetoChart {
  readonly question: Question
  readonly browser: BrowserView
  /** The baseline first, at 1 and 1. */
  readonly points: readonly ParetoPoint[]
}

type Place = Pick<ParetoPoint, 'size' | 'time'>

/** At least as good in both, and better in one. */
const dominates = (one: Place, other: Place): boolean =>
  one.size <= other.size &&
  one.time.value <= other.time.value &&
  (one.size < other.size || one.time.value < other.time.value)

const pointsOf = (view: View, question: Question, browser: BrowserView): ParetoPoint[] => {
  const [metric] = question.metrics
  const baseline =
    view.baseline === null ? [] : [{ variant: view.baseline, size: 1, time: { value: 1, low: 1, high: 1 } }]
  const others = question.variants.flatMap((variant) => {
    const time = metric && question.answerAt(metric.id, browser.id, variant.id)
    const size = question.answerAt(brotliId, null, variant.id)
    // A script's size says nothing of what a module could be.
    if (!time || size === null || isScript(view, variant.id)) return []
    const { value, low, high } = chartPoint(time.ratio, time.interval)
    return [{ variant, size: 1 / size.ratio, time: { value: 1 / value, low: 1 / high, high: 1 / low } }]
  })
  const places = [...baseline, ...others]
  return others.length === 0
    ? []
    : places.map((place) => ({ ...place, onFront: !places.some((other) => dominates(other, place)) }))
}

/** One chart a browser for each suite that asks for it; their order is their `data-index`. */
export const paretoCharts = (view: View): ParetoChart[] =>
  questionsOf(view)
    .filter(({ suite, metrics }) => suite.chart === 'pareto' && metrics[0]?.group === 'throughput')
    .flatMap((question) =>
      view.browsers.flatMap((browser) => {
        const points = pointsOf(view, question, browser)
        return points.length === 0 ? [] : [{ question, browser, points }]
      }),
    )
