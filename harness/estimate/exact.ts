import type { FromBuild, Metric } from '../metrics/metric.ts'
import type { Artefact, Benchmark } from '../schema/manifest.ts'
import type { Estimate } from '../schema/run.ts'
import { verdict } from '../stats/verdict.ts'

/** The figures of one metric that are read off a benchmark's artefacts: no browser, no interval. */
export const exactEstimates = (
  benchmark: Benchmark,
  metric: Metric & { readonly collect: FromBuild },
  artefacts: readonly Artefact[],
  baseline: string,
  margin: number,
): Estimate[] => {
  const own = artefacts.filter(({ crate }) => crate === benchmark.crate)
  const base = own.find(({ variant }) => variant === baseline)
  return own.flatMap((artefact): Estimate[] => {
    const value = metric.collect.read(artefact)
    if (value === null) return []
    const reference = (base && artefact !== base ? metric.collect.read(base) : null) ?? 0
    const better = metric.better === 'lower' ? reference / value : value / reference
    const ratio =
      reference > 0 && value > 0
        ? {
            value: better,
            interval: null,
            verdict: verdict({ low: better, high: better }, margin),
            adjustedP: null,
            detectable: null,
            widened: 1,
            withinLayout: false,
          }
        : null
    return [
      {
        benchmark: benchmark.id,
        browser: null,
        variant: artefact.variant,
        metric: metric.id,
        value,
        interval: null,
        ratio,
        kind: 'exact',
        flags: [],
        steadiness: null,
        points: [],
      },
    ]
  })
}
