import type { Protocol } from '../schema/protocol.ts'
import type { BenchmarkCrate } from './discover.ts'

/** Names of variants by the suite that they are measured for. */
export type VariantsBySuite = Readonly<Record<string, readonly string[]>>

/** What of a crate is built and measured, where it is not simply everything. */
export interface Choice {
  /** Ids of the variants that it is built in. */
  readonly variants: readonly string[]
  /** What is measured of it; `null`: what the design says. */
  readonly measure: readonly Protocol[] | null
  /** For each of its sizes, in their order, the suites that it is measured for; one without any is left out. */
  readonly sizes: readonly VariantsBySuite[]
}

/** Decides about a crate; `null` leaves it out. */
export type Choose = (crate: BenchmarkCrate) => Choice | null

/** A crate with what was chosen of it. */
export interface ChosenCrate extends BenchmarkCrate {
  readonly choice: Choice | null
}

/** Those crates that are wanted, cut down to what is wanted of them. */
export const chosen = (crates: readonly BenchmarkCrate[], choose: Choose | undefined): ChosenCrate[] => {
  if (choose === undefined) return crates.map((crate) => ({ ...crate, choice: null }))
  return crates.flatMap((crate) => {
    const choice = choose(crate)
    if (choice === null) return []
    return [{ ...crate, choice, metadata: { ...crate.metadata, variants: [...choice.variants] } }]
  })
}
