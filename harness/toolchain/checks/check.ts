import type { World } from '../world.ts'

export interface CheckResult {
  /** `fail`: a run cannot do without. `warn`: it can, but with less, or with noisier numbers. */
  readonly status: 'ok' | 'warn' | 'fail'
  /** What is there, or what is wrong. */
  readonly found: string
  /** What to type; always given where the status is not `ok`. */
  readonly hint?: string
}

/** One row of `crosslane doctor`. Looks only; changes nothing. */
export interface Check {
  readonly id: string
  readonly title: string
  run(world: World): Promise<CheckResult>
}
