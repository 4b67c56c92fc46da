import type { Cache, Protocol } from '../schema/protocol.ts'

/** One benchmark in one page. The unit of replication. */
export interface PlannedVisit {
  readonly id: string
  readonly block: number
  readonly benchmark: string
  readonly protocol: Protocol
  /** Of a load; `cold` otherwise. */
  readonly cache: Cache
  /** The engine is watched instead of timed: the proof that its caches did what they were meant to. */
  readonly watched: boolean
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
  /** `kept`: the browser has a profile on disk, for its code cache. */
  readonly profile: 'fresh' | 'kept'
  readonly visits: readonly PlannedVisit[]
}

/** What a run will do, in order; drawn up as it goes on, because the results may decide when it ends. */
export type Plan = Iterable<PlannedLaunch>
