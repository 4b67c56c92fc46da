import type { ProcessMemory } from '../schema/browser.ts'
import type { Artefact } from '../schema/manifest.ts'
import type { MetricFacts } from '../schema/metric.ts'

/**
 * Something that is measured. One file a metric and one line in index.ts; reports, statistics and documents take
 * whatever is registered.
 */
export interface Metric extends MetricFacts {
  readonly collect: FromBuild | FromPage | FromProcesses
}

/** Read off the artefact: exact, and the same in every browser. */
export interface FromBuild {
  readonly from: 'build'
  /** In the metric's unit; `null`: the artefact does not tell. */
  readonly read: (artefact: Artefact) => number | null
}

/** Sampled by the page. */
export interface FromPage {
  readonly from: 'page'
  /** Name of the samples that it is made of; the metric's own id when left out. */
  readonly series?: string
  /**
   * Makes numbers in the metric's unit out of a visit's samples (at least one): one for each instance of the variant, or
   * a single one for what happens once in a visit. The visit counts for their centre; none: it does not count.
   */
  readonly summarise: (samples: readonly number[], taken: Taken) => readonly number[]
}

/** Memory of the browser's processes by the name of the moment at which the page asked for it to be read. */
export type Checkpoints = ReadonlyMap<string, readonly ProcessMemory[]>

/** Read off the browser's processes from outside, at moments that the page announced. */
export interface FromProcesses {
  readonly from: 'processes'
  /**
   * The visit's number in the metric's unit; `null`: it does not count.
   *
   * @param empty of the page with an empty module in the same block
   */
  readonly read: (own: Checkpoints, empty: Checkpoints) => number | null
}

/** How the samples of a visit's rounds were taken. */
export interface Taken {
  /** The instance that each round sampled, with two samples. */
  readonly rounds: readonly number[]
  /** Calls in each sample of a round. */
  readonly calls: readonly number[]
  /** How finely the page could tell times, in ns. */
  readonly resolutionNs: number
  /** Time between the frames of an idle page, in ms; `null` where nobody looked. */
  readonly refreshMs: number | null
}
