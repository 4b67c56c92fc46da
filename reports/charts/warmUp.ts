import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { WarmUpCurve } from '../../harness/schema/warmUpCurve.ts'
import type { BrowserView } from '../view/browsers.ts'
import type { VariantView } from '../view/variants.ts'
import type { View } from '../view/view.ts'

/** How the variants of one benchmark warmed up in one browser. */
export interface WarmUpChart {
  readonly benchmark: Benchmark
  readonly browser: BrowserView
  readonly series: readonly { readonly variant: VariantView; readonly curve: WarmUpCurve }[]
}

/** A point of a curve, with the first of its calls. */
export interface WarmUpPoint {
  /** Counted from 1. */
  readonly from: number
  readonly upTo: number
  /** Median time per call of the point's slices, in ns. */
  readonly ns: number
  /** That of its slowest slice, where it stands out. */
  readonly spikeNs: number | null
}

/** One chart per benchmark and browser that has curves; their order is their `data-index`. */
export const warmUpCharts = ({ document, benchmarks, browsers, variants }: View): WarmUpChart[] => {
  const placeOf = (benchmark: string, browser: string) => JSON.stringify([benchmark, browser])
  const curves = Map.groupBy(document.warmUps, ({ benchmark, browser }) => placeOf(benchmark, browser))
  return benchmarks.flatMap((benchmark) =>
    browsers.flatMap((browser) => {
      const own = curves.get(placeOf(benchmark.id, browser.id)) ?? []
      const series = variants.flatMap((variant) => {
        const curve = own.find((each) => each.variant === variant.id)
        return curve === undefined ? [] : [{ variant, curve }]
      })
      return series.length === 0 ? [] : [{ benchmark, browser, series }]
    }),
  )
}

/** The points of a curve, in the order of its calls. */
export const warmUpPoints = ({ upTo, ns, spikes }: WarmUpCurve): WarmUpPoint[] =>
  upTo.map((last, index) => ({
    from: (upTo[index - 1] ?? 0) + 1,
    upTo: last,
    ns: ns[index] ?? 0,
    spikeNs: spikes.find(({ point }) => point === index)?.ns ?? null,
  }))

/** Calls at which the tables look at a curve: 1, 10, 100, …, as far as any of the curves goes. */
export const callsLookedAt = ({ series }: WarmUpChart): number[] => {
  const most = Math.max(1, ...series.map(({ curve }) => curve.upTo.at(-1) ?? 0))
  return Array.from({ length: Math.floor(Math.log10(most)) + 1 }, (_, power) => 10 ** power)
}

/** The point that has a call in it; `undefined` where the curve ends before. */
export const pointAt = (curve: WarmUpCurve, call: number): WarmUpPoint | undefined =>
  warmUpPoints(curve).find(({ upTo }) => upTo >= call)
