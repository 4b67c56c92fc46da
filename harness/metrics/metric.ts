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
  /**
   * Makes numbers in the metric's unit out of a visit's samples (at least one): one for each instance of the variant, or
   * a single one for what happens once in a visit. The visit counts for their centre.
   */
  readonly summarise: (samples: readonly number[], taken: Taken) => readonly number[]
}

/** How the samples of a visit's rounds were taken. */
export interface Taken {
  /** The instance that each round sampled, with two samples. */
  readonly rounds: readonly number[]
  /** Calls in each sample of a round. */
  readonly calls: readonly number[]
  /** How finely the page could tell times, in ns. */
  readonly resolutionNs: number
}
