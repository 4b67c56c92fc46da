import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { MetricFacts } from '../../harness/schema/metric.ts'
import type { Estimate, Ratio } from '../../harness/schema/run.ts'
import { capitalised } from '../format/capitalised.ts'
import { fixed } from '../format/decimals.ts'
import { quantity } from '../format/quantity.ts'
import { ratioInterval, ratioText, ratioValue } from '../format/ratio.ts'
import type { BrowserView } from './browsers.ts'
import { markOf } from './selfTests.ts'
import type { VariantView } from './variants.ts'
import type { View } from './view.ts'

export const frameStepId = 'frame-step'
export const capacityId = 'capacity'

/** Metrics of the frame section that this run has. */
export const frameMetrics = ({ metrics }: View): MetricFacts[] => metrics.filter(({ group }) => group === 'frames')

/** Benchmarks that draw, as far as the run measured that. */
export const frameBenchmarks = (view: View): Benchmark[] =>
  view.benchmarks.filter((benchmark) => frameMetrics(view).some((metric) => view.concerns(metric, benchmark)))

const estimateAt = (
  view: View,
  benchmark: Benchmark,
  browser: BrowserView,
  variant: VariantView,
  metric: string,
): Estimate | null => {
  const cell = view.cellAt(benchmark, browser.id, variant.id, metric)
  return cell.state === 'measured' ? cell.estimate : null
}

/** `60 fps`: the refresh rate that was measured, which need not be 60. */
export const rateInWords = ({ facts }: BrowserView): string => {
  const display = facts?.display ?? null
  return display === null ? 'the refresh rate' : `${fixed(1000 / display.refreshMs, 0)} fps`
}

/** `3.4× (3.1–3.8)`, or `3.4× (no interval)`. */
const factor = (ratio: Ratio, mark: string): string => {
  const interval = ratioInterval(ratio)
  const range = interval === null ? 'no interval' : interval.slice(1, -1).replace(', ', '–')
  return `${ratioValue(ratio)}${mark} (${range})`
}

/** What a capacity's ratio says: more only where the verdict says so. */
const carries = (ratio: Ratio, unit: string, baseline: string, mark: string): string => {
  const times = factor(ratio, mark)
  switch (ratio.verdict) {
    case 'faster':
      return `carries ${times} more ${unit} than ${baseline}`
    case 'slower':
      return `carries fewer ${unit} than ${baseline}, ${times},`
    case 'equivalent':
      return `carries as many ${unit} as ${baseline}, ${times},`
    case 'inconclusive':
      return `carries ${times} as many ${unit} as ${baseline}, which is undecided,`
  }
}

/** `SIMD carries 3.4× (3.1–3.8) more particles than scalar at 60 fps in Firefox ESR 153`; `null` where there is no ratio. */
export const capacitySentence = (
  view: View,
  benchmark: Benchmark,
  browser: BrowserView,
  variant: VariantView,
): string | null => {
  const ratio = estimateAt(view, benchmark, browser, variant, capacityId)?.ratio ?? null
  if (ratio === null || benchmark.capacity === null) return null
  const baseline = view.baseline?.title ?? 'the baseline'
  const words = carries(ratio, benchmark.capacity.unit, baseline, markOf(view.document, browser.id))
  return `${capitalised(variant.title)} ${words} at ${rateInWords(browser)} in ${browser.title}`
}

/** What each variant carries in a browser, of every crate that has a capacity. */
export const capacitySentences = (view: View, browser: BrowserView): string[] =>
  frameBenchmarks(view).flatMap((benchmark) =>
    view.contenders.flatMap((variant) => capacitySentence(view, benchmark, browser, variant) ?? []),
  )

/** `hand-written SIMD 2.31 ms of Wasm a frame, 3.50× [3.41, 3.59]`; `null` where it has no number. */
const stepWords = (view: View, benchmark: Benchmark, browser: BrowserView, variant: VariantView): string | null => {
  const estimate = estimateAt(view, benchmark, browser, variant, frameStepId)
  if (estimate === null) return null
  const { value, interval, ratio } = estimate
  const mark = markOf(view.document, browser.id)
  const words = `${variant.title} ${quantity(value, 'ms', interval)}${mark}`
  return ratio === null ? words : `${words}, ${ratioText(ratio)}${mark}`
}

/** Lines for reports that are all text: for each frame crate and engine the time of a frame in Wasm, and what it carries. */
export const frameLines = (view: View): string[] =>
  frameBenchmarks(view).flatMap((benchmark) =>
    view.browsers.flatMap((browser) => {
      const steps = view.variants.flatMap((variant) => stepWords(view, benchmark, browser, variant) ?? [])
      const sentences = view.contenders.flatMap((variant) => capacitySentence(view, benchmark, browser, variant) ?? [])
      return [
        ...(steps.length === 0 ? [] : [`${benchmark.id} in ${browser.title}, Wasm per frame: ${steps.join('; ')}.`]),
        ...sentences.map((sentence) => `${benchmark.id}: ${sentence}.`),
      ]
    }),
  )
