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
  /** Whether there are more variants than can stand beside each other: tables and charts then have a row for each. */
  readonly isLong: boolean
  /** The variants to show of a benchmark, baseline first: all of the run or, where these are many, those that its crate is built in. */
  readonly variantsFor: (benchmark: Benchmark) => readonly VariantView[]
  readonly metrics: readonly MetricFacts[]
  /** The metric whose ratio is the speed-up: the first of group `throughput`. */
  readonly headline: MetricFacts | null
  /** Benchmarks that have a speed-up, or would have one if nothing had gone wrong: not those that only draw. */
  readonly timed: readonly Benchmark[]
  /** Whether a metric is about a benchmark: frames are about frame crates only, and times per call never about those. */
  readonly concerns: (metric: MetricFacts, benchmark: Benchmark) => boolean
  readonly cellAt: CellAt
}

/** As many variants stand beside each other on a laptop. */
const mostBeside = 5

/**
 * Prepares a document for reading.
 *
 * @param whole the run that it is a part of
 */
export const viewOf = (document: RunDocument, whole: RunDocument = document): View => {
  const variants = variantsOf(document, whole)
  const metrics = Object.values(document.metrics)
  const headline = metrics.find(({ group }) => group === 'throughput') ?? null
  const concerns = concernsOf(document)
  const isLong = variants.length > mostBeside
  return {
    document,
    benchmarks: document.benchmarks,
    browsers: browsersOf(document),
    variants,
    baseline: variants.find(({ isBaseline }) => isBaseline) ?? null,
    contenders: variants.filter(({ isBaseline }) => !isBaseline),
    isLong,
    variantsFor: (benchmark) =>
      isLong ? variants.filter(({ id, isBaseline }) => isBaseline || benchmark.variants.includes(id)) : variants,
    metrics,
    headline,
    timed: document.benchmarks.filter((benchmark) => headline === null || concerns(headline, benchmark)),
    concerns,
    cellAt: cellsOf(document),
  }
}

/** Whether all that the run measured are benchmarks that have no speed-up: what is about speed-ups has nothing to say then. */
export const isUntimed = ({ benchmarks, timed }: View): boolean => benchmarks.length > 0 && timed.length === 0
