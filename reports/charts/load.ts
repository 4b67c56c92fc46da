import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { MetricFacts } from '../../harness/schema/metric.ts'
import { cellInWords } from '../view/cellInWords.ts'
import type { BrowserView } from '../view/browsers.ts'
import type { VariantView } from '../view/variants.ts'
import type { View } from '../view/view.ts'
import { type ChartPoint, chartPoint } from './points.ts'

/** The steps of loading a module, in the order in which they happen: what the bars are stacked of. */
const streamedIds = ['stream-compile', 'instantiate', 'first-call']
/** Of runs whose pages downloaded a module whole before they compiled it. */
const wholeIds = ['download', 'compile', 'instantiate', 'first-call']
/** From request to first verified result: the sum of the phases and of what lies between them. */
export const firstResultId = 'first-result'

/** Whether any visit said something of a metric. */
export const isMeasured = ({ document }: View, id: string): boolean =>
  document.estimates.some(({ metric }) => metric === id)

export interface LoadRow {
  readonly browser: BrowserView
  readonly variant: VariantView
  /** Milliseconds of each phase, `null` where it was not measured. */
  readonly phasesMs: readonly (number | null)[]
  readonly firstResultMs: ChartPoint | null
  /** Why there is nothing to draw, or `null`. */
  readonly reason: string | null
}

/** The load phases that this run has. */
export const loadPhases = (view: View): MetricFacts[] =>
  (isMeasured(view, 'stream-compile') ? streamedIds : wholeIds).flatMap(
    (id) => view.metrics.find((metric) => metric.id === id) ?? [],
  )

/** One bar per browser and variant. */
export const loadRows = (view: View, benchmark: Benchmark): LoadRow[] => {
  const phases = loadPhases(view)
  return view.browsers.flatMap((browser) =>
    view.variantsFor(benchmark).map((variant): LoadRow => {
      const cellOf = (metric: string) => view.cellAt(benchmark, browser.id, variant.id, metric)
      const total = cellOf(firstResultId)
      const phasesMs = phases.map(({ id }) => {
        const cell = cellOf(id)
        return cell.state === 'measured' ? cell.estimate.value : null
      })
      return {
        browser,
        variant,
        phasesMs,
        firstResultMs: total.state === 'measured' ? chartPoint(total.estimate.value, total.estimate.interval) : null,
        reason: total.state === 'measured' || phasesMs.some((phase) => phase !== null) ? null : cellInWords(total),
      }
    }),
  )
}
