import type { BuildEvent } from './build/events.ts'
import type { BrowserFacts } from './schema/browser.ts'
import type { SelfTest } from './schema/selfTest.ts'
import type { Failed, Visited, Warning } from './schema/journal.ts'
import type { Protocol } from './schema/protocol.ts'

/** Where a run stands, for a bar or an estimate of the time that is left. */
export interface Standing {
  readonly done: number
  /** `null` where nobody knows: the results or the clock decide. */
  readonly total: number | null
  readonly blocks: number | null
  /** Time since the first browser was about to start, in ms. */
  readonly elapsedMs: number
  /** Time that the run is given, in ms, if it is. */
  readonly limitMs: number | null
}

/** All that a run says while it goes on. The engine emits; progress/ listens and is the only one that prints. */
export type RunEvent =
  | BuildEvent
  | { readonly type: 'browser-found'; readonly browser: BrowserFacts }
  | { readonly type: 'browser-missing'; readonly browser: string; readonly why: string; readonly hint: string }
  | {
      /** Somebody may open one of the links now, and take part. */
      readonly type: 'invited'
      readonly browser: string
      /** Best first. They are secret: whoever has one takes part. */
      readonly links: readonly string[]
      /** The one for this machine, and for phones that a cable lets reach it as their own. */
      readonly near: string
      /** Whether others than this machine reach them. */
      readonly isOpen: boolean
      readonly port: number
      /** The run goes on without them after this long, in ms. */
      readonly waitMs: number
    }
  | { readonly type: 'planned'; readonly visits: number | null; readonly folder: string; readonly seed: number }
  | { readonly type: 'launching'; readonly browser: string; readonly standing: Standing }
  | { readonly type: 'self-testing'; readonly browser: string; readonly standing: Standing }
  | { readonly type: 'self-tested'; readonly selfTest: SelfTest }
  | { readonly type: 'redone'; readonly browser: string; readonly block: number; readonly reasons: readonly string[] }
  | {
      readonly type: 'visiting'
      readonly browser: string
      readonly benchmark: string
      readonly protocol: Protocol
      readonly block: number
      readonly standing: Standing
    }
  | {
      readonly type: 'visited'
      readonly entry: Visited
      readonly standing: Standing
      /** How many times better than the baseline each variant was in what the visit was for, in all such visits so far. */
      readonly speedUps: readonly { readonly variant: string; readonly value: number }[]
    }
  | { readonly type: 'visit-failed'; readonly entry: Failed; readonly standing: Standing }
  | { readonly type: 'say'; readonly line: string }
  | { readonly type: 'warned'; readonly warning: Warning }

export type Emit = (event: RunEvent) => void
