import type { BuildFailure } from '../schema/manifest.ts'

/** How far the build is: artefacts that are there or have failed, of all. */
interface Count {
  readonly done: number
  readonly total: number
}

interface Which {
  readonly crate: string
  readonly variant: string
}

/** What a build says while it goes on. The first event is always `crates-found`. */
export type BuildEvent =
  | ({ readonly type: 'crates-found'; readonly crates: readonly string[]; readonly benchmarks: number } & Count)
  /** An artefact is not in the cache, and cargo begins with it. */
  | ({ readonly type: 'artefact-started' } & Which & Count)
  /** `ms` is what this artefact took in this build: next to nothing when it was cached. */
  | ({ readonly type: 'artefact-finished'; readonly cached: boolean; readonly ms: number } & Which & Count)
  | ({ readonly type: 'artefact-failed'; readonly failure: BuildFailure; readonly ms: number } & Which & Count)
