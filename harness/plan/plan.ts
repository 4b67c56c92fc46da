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

/** Visits that one launch of a browser serves, one after the other. */
export interface PlannedLaunch {
  readonly browser: string
  readonly visits: readonly PlannedVisit[]
}

/** What a run will do, in order. */
export interface Plan {
  readonly launches: readonly PlannedLaunch[]
  /** Number of visits in all. */
  readonly visits: number
}
