import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { MetricFacts } from '../../harness/schema/metric.ts'
import type { RunDocument } from '../../harness/schema/run.ts'
import { type BrowserView, browsersOf } from './browsers.ts'
import { type CellAt, cellsOf } from './cells.ts'
import { type VariantView, variantsOf } from './variants.ts'

/** A run as every report looks at it: in the order of its tables, with its cells found. */
export interface View {
  readonly document: RunDocument
  readonly benchmarks: readonly Benchmark[]
  readonly browsers: readonly BrowserView[]
  /** Baseline first. */
  readonly variants: readonly VariantView[]
  readonly baseline: VariantView | null
  /** All but the baseline. */
  readonly contenders: readonly VariantView[]
  readonly metrics: readonly MetricFacts[]
  /** The metric whose ratio is the speed-up: the first of group `throughput`. */
  readonly headline: MetricFacts | null
  readonly cellAt: CellAt
}

/** Prepares a document for reading. */
export const viewOf = (document: RunDocument): View => {
  const variants = variantsOf(document)
  const metrics = Object.values(document.metrics)
  return {
    document,
    benchmarks: document.benchmarks,
    browsers: browsersOf(document),
    variants,
    baseline: variants.find(({ isBaseline }) => isBaseline) ?? null,
    contenders: variants.filter(({ isBaseline }) => !isBaseline),
    metrics,
    headline: metrics.find(({ group }) => group === 'throughput') ?? null,
    cellAt: cellsOf(document),
  }
}
