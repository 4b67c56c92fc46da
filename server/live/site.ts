import type { LiveRun } from './liveRun.ts'

/** A page as it is sent. */
export interface Page {
  readonly status: number
  readonly html: string
  /** Its Content-Security-Policy. */
  readonly policy: string
}

/** A run that has a page. */
export interface ShownRun {
  /** Its report; of a run that goes on, the live page. */
  page(): Promise<Page>
  /** run.json, of what there is by now. */
  document(): Promise<string>
  /** Absolute path of its journal. */
  readonly journal: string
  /** `null` where it is over. */
  live(): Promise<LiveRun | null>
}

/** All that is shown. What cannot be shown is a page too, which says why. */
export interface LiveSite {
  /** The list of runs. */
  home(): Promise<Page>
  /** The run that goes on: a path to go to, or the page of one that is still prepared. */
  now(): Promise<Page | { readonly path: string }>
  /** The run of this very process; `null` where it makes none. */
  own(): LiveRun | null
  /** Begins a run in whatever browser then opens its link; a page where that cannot be. `null` where no run can be begun. */
  readonly measure: (() => Promise<Page | null>) | null
  /** @returns undefined where there is no such run */
  run(name: string): Promise<ShownRun | undefined>
  trends(): Promise<Page>
  /** @param runs names as they were asked for: at least two, of runs or not */
  compare(runs: readonly string[]): Promise<Page>
  /** A page that says what is wrong. */
  trouble(status: number, title: string, message: string, hint: string): Page
}
