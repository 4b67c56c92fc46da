import type { BuildEvent } from './build/events.ts'
import type { BrowserFacts } from './schema/browser.ts'
import type { Failed, Visited, Warning } from './schema/journal.ts'

/** Where a run stands, for a bar or an estimate of the time that is left. */
export interface Standing {
  readonly done: number
  readonly total: number
  readonly blocks: number
  /** Time since the first visit began, in ms. */
  readonly elapsedMs: number
}

/** All that a run says while it goes on. The engine emits; progress/ listens and is the only one that prints. */
export type RunEvent =
  | BuildEvent
  | { readonly type: 'browser-found'; readonly browser: BrowserFacts }
  | { readonly type: 'browser-missing'; readonly browser: string; readonly why: string; readonly hint: string }
  | { readonly type: 'planned'; readonly visits: number; readonly folder: string; readonly seed: number }
  | { readonly type: 'launching'; readonly browser: string; readonly standing: Standing }
  | {
      readonly type: 'visiting'
      readonly browser: string
      readonly benchmark: string
      readonly block: number
      readonly standing: Standing
    }
  | {
      readonly type: 'visited'
      readonly entry: Visited
      readonly standing: Standing
      /** How many times better than the baseline each variant was, in all visits so far. */
      readonly speedUps: readonly { readonly variant: string; readonly value: number }[]
    }
  | { readonly type: 'visit-failed'; readonly entry: Failed; readonly standing: Standing }
  | { readonly type: 'say'; readonly line: string }
  | { readonly type: 'warned'; readonly warning: Warning }

export type Emit = (event: RunEvent) => void
