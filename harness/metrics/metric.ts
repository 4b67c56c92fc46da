import type { Artefact } from '../schema/manifest.ts'
import type { MetricFacts } from '../schema/metric.ts'

/**
 * Something that is measured. One file a metric and one line in index.ts; reports, statistics and documents take
 * whatever is registered.
 */
export interface Metric extends MetricFacts {
  readonly collect: FromBuild | FromPage
}

/** Read off the artefact: exact, and the same in every browser. */
export interface FromBuild {
  readonly from: 'build'
  readonly read: (artefact: Artefact) => number
}

/** Sampled by the page under the metric's id. */
export interface FromPage {
  readonly from: 'page'
  /** Makes the one number that a visit counts for out of its samples (at least one), in the metric's unit. */
  readonly summarise: (samples: readonly number[]) => number
}
