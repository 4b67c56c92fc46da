import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { MetricFacts } from '../../harness/schema/metric.ts'
import type { RunDocument } from '../../harness/schema/run.ts'
import { type BrowserView, browsersOf } from './browsers.ts'
import { type CellAt, cellsOf } from './cells.ts'
import { concernsOf } from './concerns.ts'
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
  /** Benchmarks that have a speed-up, or would have one if nothing had gone wrong: not those that only draw. */
  readonly timed: readonly Benchmark[]
  /** Whether a metric is about a benchmark: frames are about frame crates only, and times per call never about those. */
  readonly concerns: (metric: MetricFacts, benchmark: Benchmark) => boolean
  readonly cellAt: CellAt
}

/** Prepares a document for reading. */
export const viewOf = (document: RunDocument): View => {
  const variants = variantsOf(document)
  const metrics = Object.values(document.metrics)
  const headline = metrics.find(({ group }) => group === 'throughput') ?? null
  const concerns = concernsOf(document)
  return {
    document,
    benchmarks: document.benchmarks,
    browsers: browsersOf(document),
    variants,
    baseline: variants.find(({ isBaseline }) => isBaseline) ?? null,
    contenders: variants.filter(({ isBaseline }) => !isBaseline),
    metrics,
    headline,
    timed: document.benchmarks.filter((benchmark) => headline === null || concerns(headline, benchmark)),
    concerns,
    cellAt: cellsOf(document),
  }
}

/** Whether all that the run measured are benchmarks that have no speed-up: what is about speed-ups has nothing to say then. */
export const isUntimed = ({ benchmarks, timed }: View): boolean => benchmarks.length > 0 && timed.length === 0
