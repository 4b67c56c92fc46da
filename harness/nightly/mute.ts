import { fitsAny, patternsOf } from '../check/pattern.ts'
import type { Suspicion } from '../schema/night.ts'
import type { Mute } from '../schema/nightly.ts'

/** What a series is known as besides its own names. */
export interface Aliases {
  readonly crate: string
  readonly engine: string | null
}

/** The mute that covers a change on a day; `null` where none does. @param day ISO 8601, in UTC */
export const muteOf = (
  { benchmark, browser, variant, metric }: Suspicion,
  { crate, engine }: Aliases,
  mutes: readonly Mute[],
  day: string,
): Mute | null =>
  mutes.find(
    (mute) =>
      day <= mute.until &&
      fitsAny(patternsOf(mute.metrics), [metric]) &&
      fitsAny(patternsOf(mute.crates), [benchmark, crate]) &&
      fitsAny(patternsOf(mute.variants), [variant]) &&
      (browser === null || fitsAny(patternsOf(mute.browsers), [browser, engine ?? browser])),
  ) ?? null
