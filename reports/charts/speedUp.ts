import type { Benchmark } from '../../harness/schema/manifest.ts'
import { cellInWords } from '../view/cellInWords.ts'
import type { VariantView } from '../view/variants.ts'
import type { View } from '../view/view.ts'
import { type ChartPoint, chartPoint } from './points.ts'

/** A bar, or the reason why there is none. `mark` belongs behind its number. */
export type SpeedUpBar =
  | { readonly point: ChartPoint; readonly reason: null; readonly mark: string }
  | { readonly point: null; readonly reason: string; readonly mark: '' }

/** Speed-ups of one benchmark: a group of bars per browser, a bar per variant. */
export interface SpeedUpChart {
  readonly benchmark: Benchmark
  readonly browsers: readonly string[]
  readonly series: readonly { readonly variant: VariantView; readonly bars: readonly SpeedUpBar[] }[]
}

/** The variants that a benchmark's chart has bars of. */
export const contendersFor = (view: View, benchmark: Benchmark): VariantView[] =>
  view.variantsFor(benchmark).filter(({ isBaseline }) => !isBaseline)

/** What the speed-up chart of a benchmark shows. */
export const speedUpChart = (view: View, benchmark: Benchmark): SpeedUpChart => ({
  benchmark,
  browsers: view.browsers.map(({ title, mark }) => `${title}${mark}`),
  series: contendersFor(view, benchmark).map((variant) => ({
    variant,
    bars: view.browsers.map((browser): SpeedUpBar => {
      const cell = view.cellAt(benchmark, browser.id, variant.id, view.headline?.id ?? '')
      if (cell.state !== 'measured') return { point: null, reason: cellInWords(cell), mark: '' }
      const { ratio } = cell.estimate
      return ratio === null
        ? { point: null, reason: '– no baseline', mark: '' }
        : { point: chartPoint(ratio.value, ratio.interval), reason: null, mark: cell.mark }
    }),
  })),
})

/** The range that every speed-up chart of a run shares, so that they can be compared: all intervals, lane limits and 1. */
export const speedUpRange = (view: View): { readonly min: number; readonly max: number } => {
  const ends = view.timed.flatMap((benchmark) => {
    const points = speedUpChart(view, benchmark).series.flatMap(({ bars }) => bars.flatMap(({ point }) => point ?? []))
    return [...points.flatMap(({ low, high }) => [low, high]), ...(benchmark.lanes === null ? [] : [benchmark.lanes])]
  })
  return { min: Math.min(0.9, ...ends) / 1.08, max: Math.max(1.25, ...ends) * 1.04 }
}
