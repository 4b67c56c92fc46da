import type { LiveBoard, LiveUpdate } from '../../harness/schema/live.ts'

/** Somebody who looks at a run. */
export interface Viewer {
  /** Takes an update, or drops the viewer: never waits. */
  tell(update: LiveUpdate): void
  /** Nothing more will come. */
  end(): void
}

/** A run as it goes on. */
export interface LiveRun {
  board(): LiveBoard
  /** The viewer is told everything at once, then what changes. @returns what ends that */
  watch(viewer: Viewer): () => void
}
