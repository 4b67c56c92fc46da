import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { BrowserView } from '../view/browsers.ts'
import { isScript } from '../view/scripts.ts'
import type { VariantView } from '../view/variants.ts'
import type { View } from '../view/view.ts'
import { type ChartPoint, chartPoint } from './points.ts'
import { artefactOf } from './sizes.ts'
import { contendersFor } from './speedUp.ts'

/** What a variant of a benchmark weighs and gains, both against the baseline. */
export interface SizeSpeedPoint {
  readonly benchmark: Benchmark
  readonly variant: VariantView
  /** Size of the module, compressed with brotli, as a multiple of the baseline's: below 1 is smaller. */
  readonly size: number
  /** How many times as fast. */
  readonly speedUp: ChartPoint
}

/** All variants of all benchmarks in one browser. */
export interface SizeSpeedChart {
  readonly browser: BrowserView
  readonly points: readonly SizeSpeedPoint[]
}

const pointOf = (
  view: View,
  browser: BrowserView,
  benchmark: Benchmark,
  variant: VariantView,
): SizeSpeedPoint | null => {
  const cell = view.cellAt(benchmark, browser.id, variant.id, view.headline?.id ?? '')
  const gain = cell.state === 'measured' ? cell.estimate.ratio : null
  const weightOf = (id: string) => artefactOf(view, benchmark.crate, id)?.sizes.brotli
  const [own, base] = [weightOf(variant.id), weightOf(view.document.baseline)]
  // A script's size says nothing of what a module could be.
  if (gain === null || !own || !base || isScript(view, variant.id)) return null
  return { benchmark, variant, size: own / base, speedUp: chartPoint(gain.value, gain.interval) }
}

/** One chart for each browser that has such points; their order is their `data-index`. Controls gain nothing, and are left out. */
export const sizeSpeedCharts = (view: View): SizeSpeedChart[] =>
  view.browsers.flatMap((browser) => {
    const points = view.timed
      .filter(({ control }) => !control)
      .flatMap((benchmark) =>
        contendersFor(view, benchmark).flatMap((variant) => pointOf(view, browser, benchmark, variant) ?? []),
      )
    return points.length === 0 ? [] : [{ browser, points }]
  })
