/** One benchmark in one page: loads every variant and samples them interleaved. The unit of replication. */
export interface PlannedVisit {
  readonly id: string
  readonly block: number
  readonly benchmark: string
  /** Variants in the order in which the page loads them. */
  readonly variants: readonly string[]
  /** Of every random choice that the page makes. */
  readonly seed: number
}

/** Visits that one launch of a browser serves, one after the other: whole blocks. */
export interface PlannedLaunch {
  readonly browser: string
  /** Browsers take turns; all launches of a turn cover the same blocks. */
  readonly turn: number
  readonly visits: readonly PlannedVisit[]
}

/** What a run will do, in order; drawn up as it goes on, because the results may decide when it ends. */
export type Plan = Iterable<PlannedLaunch>
