import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { Estimate } from '../../harness/schema/run.ts'
import type { BrowserView } from '../view/browsers.ts'
import type { VariantView } from '../view/variants.ts'
import type { View } from '../view/view.ts'

/** Every visit of one benchmark in one browser. */
export interface VisitsChart {
  readonly benchmark: Benchmark
  readonly browser: BrowserView
  readonly series: readonly { readonly variant: VariantView; readonly estimate: Estimate }[]
  /** Blocks in which any variant has a point, ascending. */
  readonly blocks: readonly number[]
}

/** One chart per benchmark and browser that has points of the headline metric; their order is their `data-index`. */
export const visitsCharts = (view: View): VisitsChart[] =>
  view.timed.flatMap((benchmark) =>
    view.browsers.flatMap((browser) => {
      const series = view.variants.flatMap((variant) => {
        const cell = view.cellAt(benchmark, browser.id, variant.id, view.headline?.id ?? '')
        return cell.state === 'measured' ? [{ variant, estimate: cell.estimate }] : []
      })
      const blocks = [...new Set(series.flatMap(({ estimate }) => estimate.points.map(({ block }) => block)))]
      return series.length === 0 ? [] : [{ benchmark, browser, series, blocks: blocks.toSorted((a, b) => a - b) }]
    }),
  )
